export * from '#core/patterns.ts';
