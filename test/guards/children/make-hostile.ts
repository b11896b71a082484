/** Writes the hostile files down, whose making takes memory and time of its own, and says where each lies: [NAME…] */
import { hostileFiles } from '#test/hostile-files.ts';

for (const [at, { make }] of hostileFiles.entries())
	process.stdout.write(`${JSON.stringify({ at, path: await make() })}\n`);
