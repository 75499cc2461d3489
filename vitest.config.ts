import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // The lab needs root and a real Postfix: `npm run test:lab`.
    exclude: ['test/lab/**'],
    globalSetup: 'test/build-once.ts',
    testTimeout: 20_000,
  },
});
