import { compared, isDrawn, type ZoneChange, type ZoneInForce } from '#zones/plans/compare.ts';
import { withDrawn, type DrawnSum, type VillageFigures } from '#zones/plans/figures.ts';
import { memberNames, sumOfMembers } from '#zones/plans/grids/grid-figures.ts';
import type { PlanGrids } from '#zones/plans/grids/view/plan-grids.svelte.ts';
import type { PlanBorder } from '#zones/plans/plan-borders.ts';
import { mediansOfVillages, type PlanBasis } from '#zones/plans/basis/basis.ts';
import type { Factor } from '#zones/factors/fields.ts';
import type { PlanGround } from '#zones/plans/drawn/view/plan-ground.svelte.ts';
import type { PlanDesk } from './plan-desk.svelte.ts';
import { marksOf } from '#zones/plans/marks.ts';
import type { PlanZone } from '#zones/plans/plan.ts';

interface Options {
	desk: PlanDesk;
	villages: readonly VillageFigures[];
	inForce: readonly ZoneInForce[];
	borders: readonly PlanBorder[];
	basis: PlanBasis;
	ground: PlanGround;
	grids: PlanGrids;
}

/** What the planner's table shows of a plan while the hand moves: the chosen zone, sums, and the zones in force beside them. */
export class PlanView {
	readonly desk: PlanDesk;
	readonly ground: PlanGround;
	readonly grids: PlanGrids;
	readonly villages: readonly VillageFigures[];
	readonly known: ReadonlyMap<string, VillageFigures>;
	readonly #inForce: readonly ZoneInForce[];
	readonly #borders: readonly PlanBorder[];
	/** What layouts are judged by. */
	readonly basis: PlanBasis;
	readonly medians: Readonly<Record<Factor, { index: number | null; villages: number }>>;
	chosenId = $state<string | null>(null);
	/** What differs from the zones in force is marked on the map. */
	against = $state(true);

	/** Villages of the proposal that is looked at. */
	proposed = $state.raw<ReadonlySet<string>>(new Set());

	readonly zones = $derived.by(() =>
		this.desk.shown.map((zone) => {
			const beyond = this.ground.sum(zone.drawn, zone.villages, this.grids.of(zone.grids));
			return { ...zone, beyond, sum: withDrawn(sumOfMembers(zone, this.known, this.grids.known), beyond) };
		})
	);
	/** The zones in force with what is drawn of them, reckoned as the plan's own are: what is the same is the same to the last digit. */
	readonly inForce = $derived.by(() =>
		this.#inForce.map((zone) => ({
			...{ ...zone, beyond: this.ground.sum(zone.drawn, zone.villages, this.grids.of(zone.grids)) }
		}))
	);
	/** What is drawn of some zones beside the villages and grids of them all. */
	#together(zones: readonly Pick<PlanZone, 'villages' | 'grids' | 'drawn'>[]): DrawnSum | undefined {
		return this.ground.sum(
			zones.flatMap(({ drawn = [] }) => drawn),
			new Set(zones.flatMap(({ villages }) => [...villages])),
			this.grids.of(zones.flatMap(({ grids = [] }) => grids))
		);
	}
	readonly chosen = $derived.by(() => this.zones.find(({ id }) => id === this.chosenId) ?? null);
	readonly comparison = $derived.by(() =>
		compared(
			this.zones.map(({ name, layout, continues, villages, grids, beyond }) => ({
				...{ name, layout, code: continues, villages, grids, beyond }
			})),
			this.inForce,
			this.known,
			this.#together(this.desk.shown),
			this.#together(this.#inForce),
			this.grids.known
		)
	);
	/** The chosen zone against the one it goes on from. */
	readonly change = $derived.by((): ZoneChange | null =>
		this.chosen ? (this.comparison.zones[this.zones.indexOf(this.chosen)] ?? null) : null
	);
	readonly own = $derived.by(() => this.villages.filter(({ code }) => this.chosen?.villages.has(code)));
	readonly ownGrids = $derived.by(() => this.grids.of(this.chosen?.grids));
	readonly others = $derived.by(() => this.villages.filter(({ code }) => !this.chosen?.villages.has(code)));
	/** What is marked on the map; nothing where the chosen zone goes on from none. */
	readonly marked = $derived.by(() => (this.against && this.change?.state === 'kept' ? this.change : null));
	/** How many villages lie in more than one zone. */
	readonly shared = $derived.by(() => {
		const times = new Map<string, number>();
		for (const zone of this.zones) for (const code of zone.villages) times.set(code, (times.get(code) ?? 0) + 1);
		return [...times.values()].filter((count) => count > 1).length;
	});
	/** Zones that go on from a drawn shape: by id what that shape measures. A plan holds whole villages. */
	readonly drawn = $derived.by(() => {
		const shapes = new Map(this.inForce.map((zone) => [zone.code, zone]));
		const found = this.zones.flatMap(({ id, continues }) => {
			const shape = continues === null ? undefined : shapes.get(continues);
			return shape && isDrawn(shape, withDrawn(sumOfMembers(shape, this.known, this.grids.known), shape.beyond).areaMu)
				? [[id, shape.areaMu] as const]
				: [];
		});
		return new Map(found);
	});
	readonly marks = $derived.by(() => {
		const { marked } = this;
		const gained = new Set(marked?.gained);
		const was =
			marked && new Set([...marked.lost, ...(this.chosen?.villages ?? [])].filter((code) => !gained.has(code)));
		return marksOf(this.desk.shown, this.chosenId, was, this.#borders, this.proposed);
	});

	/** How villages and grids are called. */
	readonly nameOf = $derived.by(() => memberNames(this.known, this.grids.known));

	constructor({ desk, villages, inForce, borders, basis, ground, grids }: Options) {
		this.desk = desk;
		this.grids = grids;
		this.ground = ground;
		this.villages = villages;
		this.known = new Map(villages.map((village) => [village.code, village]));
		this.#inForce = inForce;
		this.#borders = borders;
		this.basis = basis;
		this.medians = mediansOfVillages(villages);
	}
}
