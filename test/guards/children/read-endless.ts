/** Reads a GeoPackage whose one layer never begins, and says the process that reads it: FILE OUTPUT. */
import { readFileSync } from 'node:fs';
import { parseFile } from '#exchange/reading/parse.server.ts';

const [path, output] = process.argv.slice(2) as [string, string];
void parseFile({ path, name: 'a.gpkg', output, countySrid: 4546, options: {}, siblings: false });
process.stdout.write(`${readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim()}\n`);
