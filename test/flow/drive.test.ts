import { expect, test } from 'vitest';
import { loadFiles } from '../../src/flow/load-files.ts';
import { request } from '../../src/flow/walk.ts';
import { along } from './drive.ts';
import { entries } from './entries.ts';
import { edgePaths } from './paths.ts';
import { FILES, probes } from './samples.ts';

test('every node of the sample is walked from some entry, and every finding raised', () => {
  const loaded = loadFiles(FILES);
  const visited = new Set<string>();
  const raised = new Set<string>();
  for (const { flow, start, begin } of entries(loaded, probes)) {
    for (const path of edgePaths(flow, start)) {
      const there = along(probes, begin(), path);
      for (const finding of there.raised) raised.add(finding.id);
      const wanted = request(along(probes, begin(), path.slice(0, -1)).walk);
      if (wanted.await !== 'nothing') visited.add(wanted.node);
    }
  }
  expect([...raised].sort()).toEqual(['map-stale', 'port-closed']);
  expect([...visited].sort()).toEqual(['tree/every-map', 'tree/first', 'tree/look-at-map', 'tree/try', 'tree/where']);
});
