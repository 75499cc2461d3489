import { parseAddress } from './network.ts';

/** True for an IPv4 or IPv6 address without brackets; a zone (`%eth0`) may follow. */
export const isIP = (text: string): boolean => !text.startsWith('[') && parseAddress(text) !== null;

export const isIPv6 = (text: string): boolean => isIP(text) && text.includes(':');
