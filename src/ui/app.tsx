import { Text, useInput } from 'ink';
import { memo, useSyncExternalStore } from 'react';
import type { Controller } from './controller.ts';
import { keysOf } from './keys.ts';
import type { Row } from './rows.ts';
import { lookOf } from './theme.ts';

/** The screen: rows from the controller, keys to it. One permanent input handler, so that raw mode never flickers. */
export function App({ controller }: { readonly controller: Controller }) {
  useSyncExternalStore(controller.subscribe, controller.version);
  useInput((input, key) => {
    for (const one of keysOf(input, key)) controller.press(one);
  });
  const { color } = controller.view();
  return controller.rows().map((line, index) => {
    const key = `row ${index}`;
    return <Line key={key} line={line} text={JSON.stringify(line)} color={color} />;
  });
}

interface LineProps {
  readonly line: Row;
  /** The same as a string: a row that says the same is not drawn again. */
  readonly text: string;
  readonly color: boolean;
}

const Line = memo(
  function Line({ line, color }: LineProps) {
    if (line.length === 0) return <Text> </Text>;
    return (
      <Text wrap="truncate-end">
        {line.map(({ text, tone }, index) => {
          const { color: hue, bold = false, dim = false, inverse = false } = lookOf(tone, color);
          const key = `span ${index}`;
          return (
            <Text key={key} bold={bold} dimColor={dim} inverse={inverse} {...(hue === undefined ? {} : { color: hue })}>
              {text}
            </Text>
          );
        })}
      </Text>
    );
  },
  (before, after) => before.text === after.text && before.color === after.color,
);
