import { redLineKinds, type RedLineKind } from '#zones/red-lines.ts';

/** Layers that a zone's extent may lie on: the three lines, other zones, project areas. */
export const overlapLayers = [...redLineKinds, 'zone', 'project_area'] as const;
export type OverlapLayer = (typeof overlapLayers)[number];

/** Told piece by piece, or free to overlap. */
export const overlapStates = ['report', 'may'] as const;
export type OverlapTable = Readonly<Record<OverlapLayer, (typeof overlapStates)[number]>>;

export const reportedLayers = (table: OverlapTable): OverlapLayer[] =>
	overlapLayers.filter((layer) => table[layer] === 'report');

export const isRedLine = (layer: OverlapLayer): layer is RedLineKind =>
	(redLineKinds as readonly OverlapLayer[]).includes(layer);
