import { answer, type Command } from '#cli/command.ts';
import { appliedMigrations } from '#db/migrate.server.ts';

export const migrateCommand: Command = {
	name: 'migrate',
	usage: 'migrate',
	summary: 'bring the data to this version’s tables (every command does so first)',
	throughServer: false,
	withoutCounty: true,
	async run({ house }) {
		const applied = await appliedMigrations(house.engine);
		return answer([...applied.map(({ name }) => name), `${applied.length} migrations applied`], {
			ok: true,
			migrations: applied
		});
	}
};
