/** In place of an exit status: the person wants to see a recorded host. */
export const SHOW_DEMO = -1;
