import { loadModule, parseSync } from 'libpg-query';
import {
	asksServer,
	bind,
	COUNTY,
	endOf,
	equalities,
	isBound,
	type Equality,
	type Level,
	type Output,
	type Source
} from './level.ts';
import { body, field, find, list, text, words, type Tree } from './tree.ts';

await loadModule();

/** A join's condition, and what it narrows. */
interface Joined {
	quals: unknown;
	using: readonly Equality[];
	narrows: ReadonlySet<Source> | null;
}

/** A query in FROM, walked after its neighbours are bound. */
interface Pending {
	node: Tree;
	source: Source;
}

/** Names of what WITH made, nearest first. */
type Named = ReadonlyMap<string, readonly Output[]>;

const KINDS = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'] as const;
const newLevel = (outer: Level | null): Level => ({ sources: new Map(), outer });

/**
 * Walks one compiled statement and says where a county table is read or changed without its county: in every query,
 * sub-query, CTE, join, EXISTS, LATERAL, UPDATE FROM and DELETE USING it needs `county_code = $n` (or a literal), or to
 * equal the county_code of something that has it. (DESIGN §5; citus.md §4, Q1, Q3, Q6.)
 * @param counties names of the county tables
 */
export function walk(statement: string, counties: ReadonlySet<string>): string[] {
	const walker = new Walker(counties);
	for (const { stmt } of parseSync(statement).stmts ?? []) walker.top(stmt);
	return [...walker.faults];
}

class Walker {
	readonly faults = new Set<string>();
	readonly #counties: ReadonlySet<string>;

	constructor(counties: ReadonlySet<string>) {
		this.#counties = counties;
	}

	/** A statement that holds one of ours (EXPLAIN, COPY (…) TO, CREATE TABLE … AS, DECLARE) is looked into. */
	top(node: unknown): void {
		const first = find(node, (each) => KINDS.some((kind) => body(each, kind))).next();
		if (!first.done) this.statement(first.value, null, new Map());
	}

	statement(node: unknown, outer: Level | null, named: Named): Output[] {
		const select = body(node, 'SelectStmt');
		if (select) return this.select(select, outer, named);
		const insert = body(node, 'InsertStmt');
		if (insert) return this.insert(insert, outer, named);
		const update = body(node, 'UpdateStmt');
		if (update) return this.change(update, 'fromClause', outer, named);
		const remove = body(node, 'DeleteStmt');
		if (remove) return this.change(remove, 'usingClause', outer, named);
		if (body(node, 'MergeStmt')) this.faults.add('MERGE');
		return [];
	}

	/** What WITH names, each seen by those after it; a recursive one by itself as its first arm gives it. */
	with(statement: Tree, outer: Level | null, named: Named): Named {
		const clause = field(statement, 'withClause');
		if (!clause) return named;
		const all = new Map(named);
		for (const each of list(clause, 'ctes')) {
			const cte = body(each, 'CommonTableExpr');
			if (!cte) continue;
			const name = text(cte, 'ctename');
			const renamed = (outputs: Output[]) => rename(outputs, words(list(cte, 'aliascolnames')));
			const union = body(cte.ctequery, 'SelectStmt');
			const arm = clause.recursive && union ? field(union, 'larg') : null;
			if (arm) all.set(name, renamed(this.select(arm, outer, all)));
			all.set(name, renamed(this.statement(cte.ctequery, outer, all)));
		}
		return all;
	}

	select(statement: Tree, outer: Level | null, before: Named): Output[] {
		const named = this.with(statement, outer, before);
		const [left, right] = [field(statement, 'larg'), field(statement, 'rarg')];
		if (left && right) {
			const other = this.select(right, outer, named);
			return this.select(left, outer, named).map(({ name, bound }, index) => ({
				name,
				bound: bound && (other[index]?.bound ?? false)
			}));
		}
		const level = newLevel(outer);
		const rows = list(statement, 'valuesLists').map((row) => list(body(row, 'List') ?? {}, 'items'));
		if (rows.length > 0) {
			for (const row of rows) this.inside(row, level, named);
			return (rows[0] ?? []).map((_, index) => ({
				name: `column${index + 1}`,
				bound: rows.every((row) => isBound(endOf(row[index], level)))
			}));
		}
		this.read(level, list(statement, 'fromClause'), statement.whereClause, named);
		const { fromClause, withClause, ...rest } = statement;
		this.inside(rest, level, named);
		return outputs(list(statement, 'targetList'), level);
	}

	insert(statement: Tree, outer: Level | null, before: Named): Output[] {
		const named = this.with(statement, outer, before);
		const table = text(field(statement, 'relation') ?? {}, 'relname');
		const columns = list(statement, 'cols').map((each) => text(body(each, 'ResTarget') ?? {}, 'name'));
		const given = this.statement(statement.selectStmt, outer, named);
		const county = this.#counties.has(table);
		const at = columns.indexOf(COUNTY);
		const bound = (given[at] ?? given.find(({ name }) => name === COUNTY))?.bound ?? false;
		if (county && at < 0) this.faults.add(`INSERT INTO ${table} does not name county_code`);
		else if (county && !bound) this.faults.add(`INSERT INTO ${table} takes its county_code from elsewhere`);
		const level = newLevel(outer);
		for (const alias of [
			text(field(field(statement, 'relation') ?? {}, 'alias') ?? {}, 'aliasname') || table,
			'excluded'
		])
			level.sources.set(alias, { alias, county: false, carries: county, bound });
		const conflict = field(statement, 'onConflictClause');
		if (conflict) {
			this.assigned(table, list(conflict, 'targetList'));
			this.inside(conflict, level, named);
		}
		level.sources.delete('excluded');
		this.inside(statement.returningClause, level, named);
		return outputs(returned(statement), level);
	}

	/** UPDATE … FROM and DELETE … USING. */
	change(statement: Tree, others: string, outer: Level | null, before: Named): Output[] {
		const named = this.with(statement, outer, before);
		const level = newLevel(outer);
		const target = { RangeVar: field(statement, 'relation') ?? {} };
		this.read(level, [target, ...list(statement, others)], statement.whereClause, named, true);
		this.assigned(text(target.RangeVar, 'relname'), list(statement, 'targetList'));
		const { [others]: read, withClause, ...rest } = statement;
		this.inside(rest, level, named);
		return outputs(returned(statement), level);
	}

	assigned(table: string, targets: readonly unknown[]): void {
		for (const each of targets) {
			const target = body(each, 'ResTarget');
			if (!target) continue;
			const name = text(target, 'name');
			if (name === COUNTY && this.#counties.has(table)) this.faults.add(`${table}.county_code is changed`);
			if (asksServer(target.val))
				this.faults.add(`${table}.${name} is set to a value of the server's; bind a parameter`);
		}
	}

	/** Fills a level from FROM and binds what its conditions bind; names the county tables that stay without a county. */
	read(level: Level, from: readonly unknown[], where: unknown, named: Named, changes = false): void {
		const joined: Joined[] = [];
		const pending: Pending[] = [];
		from.forEach((node, index) =>
			this.gather(node, level, changes && index === 0 ? new Map() : named, joined, pending)
		);
		const settle = () =>
			bind([
				{ equalities: equalities(where, level), narrows: null },
				...joined.map(({ quals, using, narrows }) => ({ equalities: [...equalities(quals, level), ...using], narrows }))
			]);
		settle();
		for (const { node, source } of pending) {
			// LATERAL sees its neighbours; they are bound by now as far as they can be without it.
			const given = this.statement(node.subquery, node.lateral ? level : level.outer, named);
			const alias = field(node, 'alias');
			const county = rename(given, words(list(alias ?? {}, 'colnames'))).filter(({ name }) => name === COUNTY);
			source.carries = county.length > 0;
			source.bound = county.length > 0 && county.every(({ bound }) => bound);
			settle();
		}
		for (const { quals } of joined) this.inside(quals, level, named);
		for (const source of level.sources.values())
			if (source.county && !source.bound) this.faults.add(`${source.alias} has no county`);
	}

	/** Adds what one item of FROM reads, and returns it. */
	gather(node: unknown, level: Level, named: Named, joined: Joined[], pending: Pending[]): Source[] {
		const add = (source: Source): Source[] => {
			level.sources.set(source.alias, source);
			return [source];
		};
		const join = body(node, 'JoinExpr');
		if (join) {
			const left = this.gather(join.larg, level, named, joined, pending);
			const right = this.gather(join.rarg, level, named, joined, pending);
			if (join.isNatural || join.alias) this.faults.add('a NATURAL JOIN, or a join with a name');
			const using = words(list(join, 'usingClause')).includes(COUNTY)
				? left.flatMap((one) => right.map((other): Equality => [one, other]))
				: [];
			joined.push({ quals: join.quals, using, narrows: narrowedBy(text(join, 'jointype'), left, right) });
			return [...left, ...right];
		}
		const table = body(node, 'RangeVar') ?? body((body(node, 'RangeTableSample') ?? {}).relation, 'RangeVar');
		if (table) {
			const name = text(table, 'relname');
			const alias = text(field(table, 'alias') ?? {}, 'aliasname') || name;
			const made = table.schemaname ? undefined : named.get(name);
			const county = !made && this.#counties.has(name);
			const own = made?.filter((output) => output.name === COUNTY) ?? [];
			return add({
				alias,
				county,
				carries: county || own.length > 0,
				bound: own.length > 0 && own.every(({ bound }) => bound)
			});
		}
		const query = body(node, 'RangeSubselect');
		if (query) {
			const source = {
				alias: text(field(query, 'alias') ?? {}, 'aliasname') || `#${level.sources.size}`,
				county: false,
				carries: true,
				bound: false
			};
			pending.push({ node: query, source });
			return add(source);
		}
		const call = body(node, 'RangeFunction');
		if (call) {
			this.inside(call.functions, level, named);
			const names = [
				...words(list(field(call, 'alias') ?? {}, 'colnames')),
				...list(call, 'coldeflist').map((each) => text(body(each, 'ColumnDef') ?? {}, 'colname'))
			];
			const alias = text(field(call, 'alias') ?? {}, 'aliasname') || `#${level.sources.size}`;
			return add({ alias, county: false, carries: names.includes(COUNTY), bound: false });
		}
		return [];
	}

	/** Walks the queries inside expressions. */
	inside(node: unknown, level: Level, named: Named): void {
		const links = find(node, (each) => {
			const link = body(each, 'SubLink');
			if (!link) return false;
			this.statement(link.subselect, level, named);
			this.inside(link.testexpr, level, named);
			return null;
		});
		while (!links.next().done);
	}
}

/** The ON of an outer join does not narrow the side it keeps whole. */
function narrowedBy(kind: string, left: readonly Source[], right: readonly Source[]): ReadonlySet<Source> | null {
	if (kind === 'JOIN_INNER') return null;
	if (kind === 'JOIN_LEFT') return new Set(right);
	return new Set(kind === 'JOIN_RIGHT' ? left : []);
}

const returned = (statement: Tree): readonly unknown[] => list(field(statement, 'returningClause') ?? {}, 'exprs');

const rename = (given: readonly Output[], names: readonly string[]): Output[] =>
	given.map((output, index) => ({ ...output, name: names[index] ?? output.name }));

/** The columns of a target list; a star gives the county_code of each source it stands for. */
function outputs(targets: readonly unknown[], level: Level): Output[] {
	return targets.flatMap((each): Output[] => {
		const target = body(each, 'ResTarget');
		if (!target) return [];
		const column = body(target.val, 'ColumnRef');
		const names = column ? words(list(column, 'fields')) : [];
		if (names.at(-1) === '*') {
			const sources = names.length > 1 ? [level.sources.get(names[0] ?? '')] : [...level.sources.values()];
			return sources
				.filter((source) => source?.carries)
				.map((source) => ({ name: COUNTY, bound: source?.bound ?? false }));
		}
		return [{ name: text(target, 'name') || names.at(-1) || '', bound: isBound(endOf(target.val, level)) }];
	});
}
