import { partKey, sortedParts, type DrawnPart } from '#core/parts/parts.ts';
import type { PartSheet } from '#map/drawing/sheet-parts.ts';
import { drawnInto, type Change, type PlanContent } from '../../plan.ts';

/** All drawn parts of a plan as one sheet; those of locked zones stay where they are. */
export const sheetOf = (content: PlanContent): PartSheet =>
	content.flatMap(({ id, locked, drawn }) => (drawn ?? []).map((rings) => ({ owner: id, fixed: locked, rings })));

/** The step that makes a plan's drawn parts those of a sheet. */
export const changesTo = (content: PlanContent, sheet: PartSheet): Change[] =>
	content.flatMap((zone) =>
		drawnInto(zone, sortedParts(sheet.filter(({ owner }) => owner === zone.id).map(({ rings }) => rings)))
	);

/** Where a part stands on a sheet; -1 where it is not. */
export const placeOf = (sheet: PartSheet, key: string | null): number =>
	key === null ? -1 : sheet.findIndex(({ rings }) => partKey(rings) === key);

/** Of what came by some changes the first part of a zone. */
export const cameTo = (changes: readonly Change[], zone: string): DrawnPart | null =>
	changes.flatMap((change) => ('draw' in change && change.zone === zone ? change.draw : []))[0] ?? null;
