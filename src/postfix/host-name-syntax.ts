const LONGEST_LABEL = 63;
const LONGEST_NAME = 255;

/**
 * Why Postfix refuses a text as a host name (it then stops at start), in words; null when it takes it. An underscore is allowed,
 * a dot at the end is not.
 */
export function hostNameFault(name: string): string | null {
  if (name === '') return 'it is empty';
  const odd = /[^A-Za-z0-9_.-]/.exec(name);
  if (odd) return /\s/.test(odd[0]) ? 'there is a blank in it' : `the character "${odd[0]}" may not stand in a host name`;
  const labels = name.split('.');
  if (labels.at(-1) === '') return 'it ends with a dot';
  if (labels.includes('')) return labels[0] === '' ? 'it begins with a dot' : 'there are two dots in a row';
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return 'a part begins or ends with a hyphen';
  if (labels.some((label) => label.length > LONGEST_LABEL)) return `a part is longer than ${LONGEST_LABEL} characters`;
  if (/^[\d.]+$/.test(name)) return 'it is a number or an address, not a name';
  return name.length > LONGEST_NAME ? `it is longer than ${LONGEST_NAME} characters` : null;
}
