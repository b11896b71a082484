import type { FlatRings } from '#core/overlay/flat-rings.ts';
import type { OtherContract } from '#land/division.ts';

export interface NamedContract extends OtherContract {
	id: string;
	parcels: FlatRings[];
}

/** What is gathered of an occupation. */
interface Under {
	others: readonly NamedContract[];
	state: readonly FlatRings[];
}

/** Gathers the land under occupations, by their places; a parcel's shape is read once however many lie on it. */
export class LandUnder {
	readonly #grounds: readonly Under[];
	readonly #shapes = new Map<number, FlatRings>();
	readonly #found: { others: Map<string, NamedContract>; state: Set<FlatRings> }[];

	constructor(grounds: readonly Under[]) {
		this.#grounds = grounds;
		this.#found = grounds.map(() => ({ others: new Map(), state: new Set() }));
	}

	/** The shape of the parcel of this number. */
	shape(parcel: number, read: () => FlatRings): FlatRings {
		let rings = this.#shapes.get(parcel);
		if (!rings) this.#shapes.set(parcel, (rings = read()));
		return rings;
	}

	addState(at: number, rings: FlatRings): void {
		this.#found[at]!.state.add(rings);
	}

	/** A contract claims a parcel; several parcels may be one contract's. */
	addClaim(at: number, rings: FlatRings, { id, number, household }: Omit<NamedContract, 'parcels'>): void {
		const { others } = this.#found[at]!;
		const other = others.get(id);
		if (other) other.parcels.push(rings);
		else others.set(id, { id, number, household, parcels: [rings] });
	}

	/** Gives each occupation what was found under it. */
	settle(): void {
		for (const [at, { others, state }] of this.#found.entries()) {
			this.#grounds[at]!.others = [...others.values()];
			this.#grounds[at]!.state = [...state];
		}
	}
}
