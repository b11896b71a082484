/** Where somebody asks for a comment to be pinned; a point in degrees. */
export type AskedPlace =
	| { kind: 'village'; village: string }
	| { kind: 'zone'; zone: string }
	| { kind: 'point'; east: number; north: number };
