/** Writes the hostile files of some kinds down, whose making takes memory and time of its own, and says where each lies: KIND… */
import { hostileFiles } from '#test/hostile-files.ts';

const kinds = process.argv.slice(2);
for (const [at, { kind, make }] of hostileFiles.entries())
	if (kinds.includes(kind)) process.stdout.write(`${JSON.stringify({ at, path: await make() })}\n`);
