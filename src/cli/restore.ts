import { answer, answerOutcome, misuse, type Command } from '#cli/command.ts';
import { restoreFrom } from '#db/restore.server.ts';

export const restore: Command = {
	name: 'restore',
	usage: 'restore FILE',
	summary: 'put a backup into empty data; what does not match its own digests is refused whole',
	throughServer: false,
	withoutCounty: true,
	async run({ house, progress }, args) {
		const [file, ...more] = args;
		if (!file || more.length > 0 || file.startsWith('-')) return misuse('expected one FILE', this.usage);
		const outcome = await restoreFrom(house.engine, house.folders.files, file, progress);
		return answerOutcome(outcome, (manifest) => {
			const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
			return answer(
				[
					`${rows} rows of ${manifest.tables.length} tables, ${manifest.files.count} attachments, made ${manifest.made_at}`
				],
				{ ok: true, ...manifest }
			);
		});
	}
};
