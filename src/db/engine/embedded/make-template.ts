/** Writes the template of the installed pair into the repository: `node src/db/engine/embedded/make-template.ts`. */
import { join } from 'node:path';
import { makeTemplate, templateName } from './template.server.ts';

const file = join(import.meta.dirname, 'template', templateName());
await makeTemplate(file);
process.stdout.write(`${file}\n`);
