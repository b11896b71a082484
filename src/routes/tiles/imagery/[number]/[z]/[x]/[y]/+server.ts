import { packOf } from '#imagery/imagery.read.server.ts';
import { pictureIn } from '#imagery/pictures.server.ts';
import { parseAddress } from '#tiles/address.ts';
import { answerRaster } from '#tiles/raster-answer.server.ts';
import type { RequestHandler } from './$types';

const nothing = () => new Response(null, { status: 404 });

/** One picture of a set of imagery, as far as the session's scope reaches; rows are counted from the north. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const address = parseAddress(params.z, params.x, params.y);
	if (!address || !/^[1-9]\d{0,8}$/.test(params.number)) return nothing();
	const { read, county, folders } = locals;
	const pack = await packOf(read, Number(params.number));
	if (!pack || address.z < pack.minZoom || address.z > pack.maxZoom) return nothing();
	const { z, x, y } = address;
	return answerRaster([county, pack.sha256, z, x, y, read.scope.prefixes.join('+')], request.headers, () =>
		pictureIn(folders.files, county, pack.sha256, address)
	);
};
