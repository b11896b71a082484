import type { Sheet } from '#map/sheet.ts';
import type { BorderMark, marksOf, VillageMark } from '#zones/plans/marks.ts';

const NO_VILLAGE: VillageMark = { layout: null, own: false, gained: false, lost: false };
const NO_BORDER: BorderMark = { layout: null, edge: false, lost: false };

/** Draws the marks of a plan onto a sheet; of what was drawn before only what differs is touched. */
export class PlanPainter {
	readonly #sheet: Sheet;
	readonly #numbers: ReadonlyMap<string, number>;
	#villages = new Map<string, VillageMark>();
	#borders = new Map<number, BorderMark>();

	/** @param numbers of villages on the map, by their codes */
	constructor(sheet: Sheet, numbers: ReadonlyMap<string, number>) {
		this.#sheet = sheet;
		this.#numbers = numbers;
	}

	draw({ villages, borders }: ReturnType<typeof marksOf>): void {
		this.#sheet.whenStyled(({ map }) => {
			changed(this.#villages, villages, NO_VILLAGE, (code, mark) => {
				const id = this.#numbers.get(code);
				if (id !== undefined) map.setFeatureState({ source: 'village', sourceLayer: 'village', id }, { ...mark });
			});
			changed(this.#borders, borders, NO_BORDER, (id, mark) =>
				map.setFeatureState({ source: 'border', sourceLayer: 'border', id }, { ...mark })
			);
			[this.#villages, this.#borders] = [villages, borders];
		});
	}
}

function changed<K, M extends object>(
	was: ReadonlyMap<K, M>,
	now: ReadonlyMap<K, M>,
	none: M,
	set: (key: K, mark: M) => void
): void {
	for (const [key, mark] of now) if (JSON.stringify(was.get(key)) !== JSON.stringify(mark)) set(key, mark);
	for (const key of was.keys()) if (!now.has(key)) set(key, none);
}
