import type { devices as zh } from '../zh/devices.ts';

type Detail = Record<string, unknown>;

export const devices: typeof zh = {
	title: 'Walls and devices',
	lead: 'Walls and scoring phones need no account: a link lets one in, for its purpose alone, until it is revoked.',
	head: (shown, all) => (shown === all ? `${all} devices` : `${shown} of ${all} devices`),
	filter: 'Filter devices',
	search: 'Name, place, made by',
	all: { purpose: 'All purposes', state: 'All states' },
	clear: 'Clear filters',
	export: 'Export',
	csv: 'Export CSV',
	xlsx: 'Export Excel',
	sheet: 'Walls and devices',
	columns: {
		name: 'Name',
		purpose: 'Purpose',
		place: 'Area',
		state: 'State',
		seen: 'Last seen',
		until: 'Valid until',
		madeBy: 'Made by',
		madeAt: 'Made at'
	},
	purposes: { wall: 'Wall screen', scoring: 'Scoring phone' },
	purposeNotes: {
		wall: 'Shows the command screen alone, with figures and map of its area; opens no list or record and changes nothing. Good for half a year once taken up.',
		scoring:
			'For judges at the quarterly observation. Until scoring is there it sees no data at all. Good for three days once taken up.'
	},
	states: { active: 'In use', waiting: 'Waiting', lapsed: 'Link expired', expired: 'Expired', revoked: 'Revoked' },
	wholeCounty: 'whole county',
	empty: 'There is no wall or scoring phone yet. Make a device link and open it on the device.',
	nothing: 'No device fits the filters.',
	never: 'not yet',
	facts: 'Facts',
	linkUntil: 'Link good until',
	may: 'What it may',
	acts: { make: 'New device link', renew: 'Another link', revoke: 'Revoke' },
	form: {
		name: 'Name',
		nameHint: 'Where it stands or who uses it, such as “Wall of the meeting room”',
		purpose: 'Purpose',
		place: 'Area',
		make: 'Make the link'
	},
	link: {
		title: 'Device link',
		note: (name, until) =>
			`Scan it on “${name}”, or type the address into its browser. Good until ${until}, for one use; it is not shown again.`,
		picture: 'QR code of the device link'
	},
	sure: {
		title: 'Revoke this device?',
		note: 'It sees nothing from now on, and an unused link ends. That cannot be undone; to let it in again, make a new link.'
	},
	done: { revoke: 'Revoked; the device is out' },
	reasons: {
		'device.name': ({ expected }: Detail) => `A name has ${(expected as number[]).join(' to ')} characters.`,
		'device.purpose': 'Choose a purpose.',
		'device.place': 'The county has no such place. Choose again.',
		'device.unknown': 'There is no such device; the list may have changed. Please reload.',
		'device.revoked': 'This device is revoked. Make a new device link to let it in again.',
		'device.request': 'Something is too long or not in its form. Please check it.',
		'permission.missing': 'Your role does not keep devices.',
		'session.missing': 'You are signed out. Please sign in again.',
		'request.failed': 'It was not sent. Please try again.'
	}
};
