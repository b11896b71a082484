import { answer, misuse, type Command } from '#cli/command.ts';
import { backupTo } from '#db/backup.server.ts';

export const backup: Command = {
	name: 'backup',
	usage: 'backup FILE',
	summary: 'everything in one file: tables, attachments, counts and digests',
	throughServer: true,
	withoutCounty: true,
	async run({ house, progress }, args) {
		const [file, ...more] = args;
		if (!file || more.length > 0) return misuse('expected one file', this.usage);
		return answer([], await backupTo(house.engine, house.folders.files, file, progress));
	}
};
