import { type Edge, edgesOf } from './compile.ts';
import type { Flow, FlowNode, Target } from './types.ts';

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The flows as a Mermaid flowchart. */
export function drawMermaid(flows: readonly Flow[]): string {
  const nameOf = numbered();
  const lines = flows.flatMap((flow) => [
    `  subgraph ${nameOf(flow.id)} ["${forMermaid(flow.title)}"]`,
    ...Object.entries(flow.nodes).map(
      ([id, node]) => `    ${nameOf(`${flow.id}/${id}`)}${mermaidShape(node, forMermaid(label(id, node)))}`,
    ),
    '  end',
  ]);
  const arrows = flows.flatMap(arrowsOf).map(({ from, to, label }) => {
    const shape = to === 'end' ? '((end))' : '';
    return `  ${nameOf(from)} -->|"${forMermaid(label)}"| ${nameOf(to)}${shape}`;
  });
  return `${['flowchart TD', ...lines, ...arrows].join('\n')}\n`;
}

/** The flows as a Graphviz digraph. */
export function drawDot(flows: readonly Flow[]): string {
  const clusters = flows.flatMap((flow) => [
    `  subgraph ${quoted(`cluster_${flow.id}`)} {`,
    `    label=${quoted(flow.title)};`,
    ...Object.entries(flow.nodes).map(
      ([id, node]) => `    ${quoted(`${flow.id}/${id}`)} [label=${quoted(label(id, node))}, shape=${DOT_SHAPES[node.type]}];`,
    ),
    '  }',
  ]);
  const arrows = flows.flatMap(arrowsOf).map(({ from, to, label }) => `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}];`);
  return `${['digraph postmedic {', '  rankdir=TB;', ...clusters, ...arrows, '}'].join('\n')}\n`;
}

const DOT_SHAPES = { probe: 'box', ask: 'diamond', task: 'parallelogram', each: 'box3d', finding: 'octagon' } as const;

function arrowsOf(flow: Flow): Arrow[] {
  const full = (target: Target) => (target === 'end' || target.includes('/') ? target : `${flow.id}/${target}`);
  return Object.entries(flow.nodes).flatMap(([id, node]) => {
    const from = `${flow.id}/${id}`;
    const arrows = edgesOf(node).map((edge) => ({ from, to: full(edge.target), label: edgeLabel(node, edge) }));
    return node.type === 'each' ? [{ from, to: full(node.each.walk), label: `each ${node.each.as}` }, ...arrows] : arrows;
  });
}

function edgeLabel(node: FlowNode, { event }: Edge): string {
  if (event.type === 'outcome') return event.kind;
  if (event.type === 'done') return 'then';
  return node.type === 'ask' || node.type === 'task' ? (node.choices[event.choice]?.say ?? event.choice) : event.choice;
}

function label(id: string, node: FlowNode): string {
  switch (node.type) {
    case 'probe':
      return `${id}\nprobe ${node.probe}`;
    case 'ask':
      return `${id}\n${node.ask}`;
    case 'task':
      return `${id}\n${node.task}`;
    case 'each':
      return `${id}\neach of ${node.each.of}`;
    case 'finding':
      return `${id}\nfinding ${node.finding}`;
  }
}

function mermaidShape(node: FlowNode, text: string): string {
  const [open, close] = { probe: ['[', ']'], ask: ['{', '}'], task: ['[/', '/]'], each: ['[[', ']]'], finding: ['{{', '}}'] }[node.type];
  return `${open}"${text}"${close}`;
}

/** Mermaid ids must not be words of its own language, so nodes are numbered. */
function numbered(): (id: string) => string {
  const ids = new Map<string, string>();
  return (id) => {
    const name = ids.get(id) ?? `n${ids.size}`;
    ids.set(id, name);
    return name;
  };
}

/** Mermaid writes characters that would end a label as `#code;`. */
function forMermaid(text: string): string {
  return text.replace(/["#&<>`]/g, (char) => `#${char.charCodeAt(0)};`).replaceAll('\n', '<br>');
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
