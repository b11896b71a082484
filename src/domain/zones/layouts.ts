/** The four layout kinds of domain.md §4.1, in the order they are always listed. A zone of kind `project` is a project area. */
export const layouts = ['adjacent', 'chain', 'complement', 'project'] as const;
export type ZoneLayout = (typeof layouts)[number];

export interface Layable {
	layout: ZoneLayout;
	name: string;
	areaMu: number;
}

/** Zones by layout kind, each in the order given or by area; kinds without a zone are left out. */
export function byLayout<T extends Layable>(
	zones: readonly T[],
	order: 'given' | 'area'
): { layout: ZoneLayout; zones: T[] }[] {
	return layouts
		.map((layout) => {
			const own = zones.filter((zone) => zone.layout === layout);
			return { layout, zones: order === 'area' ? own.sort((a, b) => b.areaMu - a.areaMu) : own };
		})
		.filter((group) => group.zones.length > 0);
}

export const isLayout = (name: string): name is ZoneLayout => (layouts as readonly string[]).includes(name);
