/** Mail entries of a usual /etc/services: the names that a master.cf uses for ports. */
const PORTS: Readonly<Record<string, number>> = {
  smtp: 25,
  mail: 25,
  smtps: 465,
  ssmtp: 465,
  submissions: 465,
  urd: 465,
  submission: 587,
  qmqp: 628,
};

/** The number of a port that is given by number or name; null when the name is not a usual mail service. */
export function portNumber(port: string): number | null {
  if (/^[0-9]+$/.test(port)) {
    const number = Number(port);
    return number <= 65_535 ? number : null;
  }
  return Object.hasOwn(PORTS, port) ? (PORTS[port] ?? null) : null;
}
