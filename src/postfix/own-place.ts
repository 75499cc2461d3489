/** Where a setting stands, in words for a person: "/etc/postfix/main.cf line 42", or that it is the default. */
export const placeOf = (definition: { readonly file: string; readonly line: number } | undefined): string =>
  definition === undefined ? 'no file (this is the default)' : `${definition.file} line ${definition.line}`;
