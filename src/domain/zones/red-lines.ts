/** The three lines a zone is held against (三条控制线): kinds of `constraint_area`. */
export const redLineKinds = ['farmland_red', 'ecology_red', 'urban_boundary'] as const;
export type RedLineKind = (typeof redLineKinds)[number];
