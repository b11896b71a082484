import type { ZoneLayout } from '#zones/layouts.ts';
import type { Comparison, ZoneChange } from '#zones/plans/compare.ts';
import { contractsOf, plus, sumOf, type PlaceFigures, type Sum } from '#zones/plans/figures.ts';
import type { KnownGrids } from '#zones/plans/grids/grid-figures.ts';

/** One figure of a zone here and in the plan it is held against, and of the villages that come and go. */
export interface Moved {
	now: number;
	was: number;
	gained: number;
	lost: number;
}

/** What is not known of any village is null: money is not yet, people where no village has stated them. 亩 in hundredths. */
export interface DifferenceRow {
	/** 0 for the total, in which every village counts once. */
	number: number;
	name: string;
	formerName: string | null;
	layout: ZoneLayout | null;
	state: ZoneChange['state'];
	villages: Moved;
	areaMu: Moved;
	contracts: Moved;
	/** Of whole villages that have stated them. */
	people: Moved | null;
	money: Moved | null;
	/** Codes of villages, and behind them of grids. */
	gained: readonly string[];
	lost: readonly string[];
}

type Held = Pick<ZoneChange, 'now' | 'was' | 'gained' | 'lost' | 'grids'>;

/** A comparison as the lines of a table: a zone each in their order, numbered from 1, and the whole last. */
export function differenceRows(
	comparison: Comparison,
	known: ReadonlyMap<string, PlaceFigures>,
	knownGrids: KnownGrids = new Map()
): DifferenceRow[] {
	// Each is told by itself: of a village that comes a grid may have been there.
	const movedSum = (villages: readonly string[], grids: readonly string[]) =>
		grids.flatMap((code) => knownGrids.get(code) ?? []).reduce<Sum>(plus, sumOf(villages, known));
	const figures = ({ now, was, gained, lost, grids }: Held) => {
		const [coming, going] = [movedSum(gained, grids.gained), movedSum(lost, grids.lost)];
		const moved = (of: (sum: Sum) => number): Moved => ({
			...{ now: of(now), was: of(was), gained: of(coming), lost: of(going) }
		});
		const area = moved((sum) => sum.areaMu);
		// Beside villages: what is drawn more here, or less.
		const more = (now.drawn?.areaMu ?? 0) - (was.drawn?.areaMu ?? 0);
		const areaMu = { ...area, gained: area.gained + Math.max(0, more), lost: area.lost + Math.max(0, -more) };
		return {
			...{ villages: moved((sum) => sum.villages), areaMu },
			...{ contracts: moved(contractsOf), money: null },
			people: now.people || was.people ? moved((sum) => sum.people?.sum ?? 0) : null,
			...{ gained: [...gained, ...grids.gained], lost: [...lost, ...grids.lost] }
		};
	};
	return [
		...comparison.zones.map((zone, at) => ({
			...{ number: at + 1, name: zone.name, formerName: zone.formerName, layout: zone.layout, state: zone.state },
			...figures(zone)
		})),
		{ ...{ number: 0, name: '', formerName: null, layout: null, state: 'kept' as const }, ...figures(comparison) }
	];
}
