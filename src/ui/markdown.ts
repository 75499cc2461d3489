import { BLANK, command, paragraph, type Row, row, span } from './rows.ts';

/** A finding page's text as rows: headings, lists, commands in fences or indented by four, and running text. */
export function markdownRows(text: string, width: number): Row[] {
  const rows: Row[] = [];
  let fenced = false;
  let open: string[] = [];
  const flush = () => {
    if (open.length > 0) rows.push(...textRows(open.join(' '), width));
    open = [];
  };
  for (const line of text.split('\n')) {
    if (/^\s*```/.test(line)) {
      flush();
      fenced = !fenced;
    } else if (fenced || /^ {4}\S/.test(line)) {
      flush();
      rows.push(...command(line.trim(), width));
    } else if (line.trim() === '') {
      flush();
      if (rows.length > 0 && rows.at(-1) !== BLANK) rows.push(BLANK);
    } else if (line.startsWith('#')) {
      flush();
      rows.push(row(span('strong', line.replace(/^#+\s*/, ''))));
    } else {
      if (/^\s*([-*]|\d+\.)\s/.test(line)) flush();
      open.push(line.trim());
    }
  }
  flush();
  return rows;
}

function textRows(text: string, width: number): Row[] {
  const item = /^([-*]|\d+\.)\s+/.exec(text);
  if (item === null) return paragraph(plain(text), width, { hang: 2 });
  const mark = item[1] === '*' ? '-' : item[1];
  return paragraph(plain(text.slice(item[0].length)), width, { lead: span('plain', `  ${mark} `) });
}

/** Marks for bold, italic and code say nothing on a terminal that the words don't say. */
function plain(text: string): string {
  return text
    .replaceAll(/`([^`]*)`/g, '$1')
    .replaceAll(/\*\*([^*]*)\*\*/g, '$1')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

/** The part of a page below one heading, without the heading. */
export function section(body: string, heading: string): string {
  const parts = body.split(/^## /m);
  return (
    parts
      .find((part) => part.startsWith(`${heading}\n`))
      ?.slice(heading.length + 1)
      .trim() ?? ''
  );
}
