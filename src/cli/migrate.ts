import { answer, type Command } from '#cli/command.ts';
import { applied } from '#db/migrate.server.ts';

export const migrateCommand: Command = {
	name: 'migrate',
	usage: 'migrate',
	summary: 'bring the data to this version’s tables (every command does so first)',
	throughServer: false,
	withoutCounty: true,
	async run({ house }) {
		const migrations = await applied(house.engine);
		return answer([...migrations.map(({ name }) => name), `${migrations.length} migrations applied`], {
			ok: true,
			migrations
		});
	}
};
