import type { LeakHouse } from './house.ts';

/** What the tables of the house held, so that one fault's harm is no other's excuse. */
export class KeptTables {
	private readonly house: LeakHouse;
	private readonly columns = new Map<string, string>();

	constructor(house: LeakHouse) {
		this.house = house;
	}

	async keep(tables: readonly string[]): Promise<void> {
		const rows = await this.house.order<{ name: string; columns: string }[]>({
			ask: 'rows',
			statement: `select table_name as name, string_agg(format('%I', column_name), ', ' order by ordinal_position) as columns
				from information_schema.columns
				where table_schema = 'public' and is_generated = 'NEVER' and table_name in (${tables.map((name) => `'${name}'`).join(', ')})
				group by table_name`
		});
		for (const { name, columns } of rows) this.columns.set(name, columns);
		const statements = rows.map(
			({ name, columns }) => `create table leak_kept_${name} as select ${columns} from ${name}`
		);
		await this.house.order({ ask: 'run', statements });
	}

	async restore(tables: readonly string[]): Promise<void> {
		if (tables.length === 0) return;
		const back = tables.flatMap((name) => {
			const columns = this.columns.get(name)!;
			return [`delete from ${name}`, `insert into ${name} (${columns}) select ${columns} from leak_kept_${name}`];
		});
		const layers = `update layer_version set version = version + 1`;
		await this.house.order({
			ask: 'run',
			statements: ['set local session_replication_role = replica', ...back, layers]
		});
	}
}
