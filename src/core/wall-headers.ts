/** A year, as ASVS 3.4.1 asks for; the subdomains of an office's name are not ours to bind. */
const TRANSPORT = 'max-age=31536000';

/** What a page of ours may never use; geolocation and the camera are for our own pages alone, all else that a browser knows of is for none. */
const PERMISSIONS = [
	'geolocation=(self)',
	'camera=(self)',
	...[
		...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'clipboard-read', 'display-capture'],
		...['encrypted-media', 'gamepad', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer'],
		...['microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-create'],
		...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking']
	].map((feature) => `${feature}=()`)
].join(', ');

/**
 * The policy of every answer that is no page: files, tiles, errors. Scripts among them are the map's workers, which live
 * under the policy they came with. A page's own, with its nonce, is Kit's (svelte.config.js).
 */
export const FILE_POLICY =
	"default-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * The headers of files of the build and of tiles: some hundred of them make one page, so they carry what holds for files and
 * not what only a page can use (ASVS 3.4).
 * @param origin the address people open; over https browsers are told to stay there
 */
export const fileHeaders = (origin: string | null): Readonly<Record<string, string>> => ({
	'content-security-policy': FILE_POLICY,
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	...(origin?.startsWith('https:') ? { 'strict-transport-security': TRANSPORT } : {})
});

/** The headers of every other answer, whoever gives it: pages, data, downloads, errors, refusals. */
export const wallHeaders = (origin: string | null): Readonly<Record<string, string>> => ({
	...fileHeaders(origin),
	'permissions-policy': PERMISSIONS,
	'cross-origin-opener-policy': 'same-origin',
	'x-frame-options': 'DENY'
});
