import type { Position } from '#core/geometry.ts';
import type { Found } from './sheet.ts';

/** What the foot says of a map: where the pointer is, and the scale. */
export class MapReadout {
	/** Degrees under the pointer; stays empty for those who may not read coordinates. */
	pointer = $state.raw<Position | null>(null);
	/** The village or township under the pointer: all that others are told of a place. */
	place = $state<string | null>(null);
	/** 1 : n. */
	scale = $state<number | null>(null);

	/**
	 * @param found what lies there
	 * @param exactly whether coordinates may be read
	 */
	point(place: Position, found: readonly Found[], exactly: boolean): void {
		const name = found.find(({ kind }) => kind === 'village' || kind === 'township')?.properties.name;
		this.pointer = exactly ? place : null;
		this.place = typeof name === 'string' ? name : null;
	}
	leave(): void {
		this.pointer = this.place = null;
	}
}
