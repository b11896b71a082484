import { body, find, list, text, words, type Tree } from './tree.ts';

export const COUNTY = 'county_code';

/** A column of what a query gives: its name, and whether it can only hold the county that the statement was given. */
export interface Output {
	name: string;
	bound: boolean;
}

/** One thing in FROM. */
export interface Source {
	alias: string;
	/** A county table: has to be bound. */
	county: boolean;
	/** Has a column county_code. */
	carries: boolean;
	bound: boolean;
}

/** One SELECT, UPDATE, DELETE or INSERT: what it reads, and the statement around it. */
export interface Level {
	sources: Map<string, Source>;
	outer: Level | null;
}

/** A value of the statement itself: what another may be equal to, to be bound. */
export const GIVEN = Symbol('given');
export type End = Source | typeof GIVEN;
export type Equality = readonly [End, End];

/** The source whose county_code this expression is; GIVEN for a parameter or a literal; null for anything else. */
export function endOf(node: unknown, level: Level): End | null {
	const cast = body(node, 'TypeCast');
	if (cast) return endOf(cast.arg, level);
	if (body(node, 'ParamRef')) return GIVEN;
	const constant = body(node, 'A_Const');
	if (constant) return constant.isnull ? null : GIVEN;
	const column = body(node, 'ColumnRef');
	if (!column) return null;
	const names = words(list(column, 'fields'));
	if (names.at(-1) !== COUNTY) return null;
	const alias = names.at(-2);
	for (let at: Level | null = level; at; at = at.outer) {
		const found = alias ? at.sources.get(alias) : [...at.sources.values()].find((source) => source.carries);
		if (found) return found;
	}
	return null;
}

export const isBound = (end: End | null): boolean => end === GIVEN || (end !== null && end.bound);

const same = ([a, b]: Equality, [c, d]: Equality): boolean => (a === c && b === d) || (a === d && b === c);

/** The equalities of county_code that hold wherever the condition is true. */
export function equalities(condition: unknown, level: Level): Equality[] {
	const logic = body(condition, 'BoolExpr');
	if (logic) {
		const arms = list(logic, 'args').map((arm) => equalities(arm, level));
		if (text(logic, 'boolop') === 'AND_EXPR') return arms.flat();
		if (text(logic, 'boolop') === 'OR_EXPR')
			return (arms[0] ?? []).filter((one) => arms.every((arm) => arm.some((other) => same(one, other))));
		return [];
	}
	const comparison = body(condition, 'A_Expr');
	if (!comparison || text(comparison, 'kind') !== 'AEXPR_OP' || words(list(comparison, 'name')).join('.') !== '=')
		return [];
	const [row, other] = [body(comparison.lexpr, 'RowExpr'), body(comparison.rexpr, 'RowExpr')];
	if (row && other) return list(row, 'args').flatMap((each, index) => equal(each, list(other, 'args')[index], level));
	return equal(comparison.lexpr, comparison.rexpr, level);
}

function equal(one: unknown, other: unknown, level: Level): Equality[] {
	const left = endOf(one, level);
	const right = endOf(other, level);
	return left && right ? [[left, right]] : [];
}

export interface Condition {
	equalities: readonly Equality[];
	/** What the condition narrows; null: everything. The ON of a LEFT JOIN narrows its right side only. */
	narrows: ReadonlySet<Source> | null;
}

/** Binds what follows from the conditions, as far as it goes. */
export function bind(conditions: readonly Condition[]): void {
	for (let changed = true; changed;) {
		changed = false;
		for (const { equalities: pairs, narrows } of conditions)
			for (const [left, right] of pairs)
				for (const [one, other] of [[left, right] as const, [right, left] as const]) {
					if (one === GIVEN || one.bound || !isBound(other) || (narrows && !narrows.has(one))) continue;
					one.bound = true;
					changed = true;
				}
	}
}

const MOVING = new Set([
	'now',
	'clock_timestamp',
	'statement_timestamp',
	'transaction_timestamp',
	'gen_random_uuid',
	'random',
	'nextval'
]);

/** Whether an expression asks the server for the time, a random value or a serial (citus.md Q3). */
export function asksServer(node: unknown): boolean {
	const found = find(node, (each: Tree) => {
		if (body(each, 'SQLValueFunction')) return true;
		const call = body(each, 'FuncCall');
		return call !== null && MOVING.has(words(list(call, 'funcname')).at(-1) ?? '');
	});
	return !found.next().done;
}
