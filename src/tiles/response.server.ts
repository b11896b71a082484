import type { TileAnswer } from './answer.server.ts';

/** An answer as the pages' router gives it. */
export const tileResponse = ({ status, headers, body }: TileAnswer): Response =>
	new Response(body as Uint8Array<ArrayBuffer> | null, { status, headers });

/** What a request says of the tile its asker has. */
export const askedOf = ({ headers }: Request): { has: string | null; accepts: string | null } => ({
	has: headers.get('if-none-match'),
	accepts: headers.get('accept-encoding')
});
