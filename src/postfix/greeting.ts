/** What an SMTP server's first words say about it. A banner is somebody else's text: it names software, never a fault of this host. */
export interface Greeting {
  readonly code: number;
  /** The text behind the code of its last line. */
  readonly text: string;
}

/** The first full reply: `220 host ESMTP …`, also after `220-` lines (postscreen sends a teaser first); null for anything that isn't SMTP. */
export function parseGreeting(lines: readonly string[]): Greeting | null {
  const last = lines.find((line) => /^\d{3}(?: |$)/.test(line)) ?? lines.find((line) => /^\d{3}-/.test(line));
  const [, code, text = ''] = /^(\d{3})[ -]?(.*)$/.exec(last ?? '') ?? [];
  return code === undefined ? null : { code: Number(code), text: text.trim() };
}

const SOFTWARE: readonly (readonly [RegExp, string])[] = [
  [/\bPostfix\b/i, 'Postfix'],
  [/\bExim\b/i, 'Exim'],
  [/\bOpenSMTPD\b/i, 'OpenSMTPD'],
  [/\bSendmail\b/i, 'Sendmail'],
  [/\bMicrosoft (?:ESMTP|SMTP)|\bExchange\b/i, 'Microsoft Exchange'],
  [/\bHaraka\b/i, 'Haraka'],
  [/\bStalwart\b/i, 'Stalwart'],
  [/\bMailHog|mailpit\b/i, 'Mailpit or MailHog'],
  [/\bqmail\b/i, 'qmail'],
  [/\bCourier\b/i, 'Courier'],
  [/\bMailEnable\b/i, 'MailEnable'],
  [/\bhMailServer\b/i, 'hMailServer'],
  [/\bApache James|JAMES\b/, 'Apache James'],
  [/\bPython SMTP\b/i, "Python's SMTP server"],
];

/** The software that a banner names; empty when it names none. */
export const softwareOf = (text: string): string => SOFTWARE.find(([pattern]) => pattern.test(text))?.[1] ?? '';
