import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { answer, misuse, refusal, type Command } from '#cli/command.ts';
import { refused } from '#core/outcome.ts';
import { backupTo } from '#db/backup.server.ts';
import { recordSensitiveRead } from '#door/hand-out.server.ts';

export const backup: Command = {
	name: 'backup',
	usage: 'backup FILE',
	summary: 'every table and attachment in one file, with counts and digests; restores on either engine',
	throughServer: true,
	withoutCounty: true,
	async run({ house, session, progress }, args) {
		const [file, ...more] = args;
		if (!file || more.length > 0 || file.startsWith('-')) return misuse('expected one FILE', this.usage);
		if (existsSync(file)) return refusal(refused('backup.file_present', { got: file }));
		if (session) {
			// The copy holds everything; its entry is part of it.
			const recorded = await recordSensitiveRead(session, {
				...{ permission: 'backup.make', action: 'backup.make' },
				note: { kind: 'backup', detail: { file: basename(file) } }
			});
			if (!recorded.ok) return refusal(recorded);
		}
		const manifest = await backupTo(house.engine, house.folders.files, file, progress);
		const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
		return answer([`${file}: ${rows} rows of ${manifest.tables.length} tables, ${manifest.files.count} attachments`], {
			ok: true,
			file,
			...manifest
		});
	}
};
