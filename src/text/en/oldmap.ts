import type { oldmap as zh } from '../zh/oldmap.ts';

export const oldmap: typeof zh = {
	title: 'Plan from an old map',
	action: 'From an old map',
	lead: 'Upload an old map of zones; it is matched to whole villages by the share of each it covers, and kept as a draft once you have looked. Zones decided on are not touched.',
	mapLabel: 'Old map beside whole villages',
	file: 'Old map',
	waiting: 'Old maps not finished yet',
	reading: (rows) => `Reading… ${rows} records so far`,
	sending: (percent) => `Uploading ${percent}%`,
	how: 'How it was read',
	drop: 'Another file',
	dropConfirm: 'Put this file away',
	same: {
		ask: (names) => `Several records have one name: ${names}. What are they?`,
		together: 'One zone together',
		apart: 'Zones of their own, with a number behind the name'
	},
	rejected: (count) => `${count} record${count === '1' ? '' : 's'} cannot be used and will not be in the plan.`,
	goodOnly: 'Understood, use the others only',
	threshold: 'Share of the village, at least',
	thresholdHint: 'Villages covered by so much come in whole; single ones are ticked at the right.',
	zones: 'Zones of the old map',
	zoneLine: (villages, mu) => `${villages} village${villages === '1' ? '' : 's'} in · old map ${mu} mu`,
	layout: 'Layout',
	layoutOf: (name) => `Layout of ${name}`,
	chooseLayout: 'choose a layout',
	allLayout: 'All without one become',
	account: {
		title: 'Where its land goes',
		note: 'of the old map',
		old: 'Old map',
		kept: 'in villages taken in',
		left: 'in villages left out',
		nowhere: 'in no village',
		beyond: 'Villages taken in, beyond it'
	},
	villages: 'Villages it reaches',
	villagesNote: 'of the village · of the zone',
	tick: (name) => `Take ${name} in`,
	byHand: 'by hand',
	resetTicks: 'Forget what was ticked by hand',
	whole: 'The whole old map',
	none: 'Upload an old map, then choose one of its zones at the left.',
	noVillages: 'This zone covers no village and will not be in the plan.',
	name: 'Name of the plan',
	nameOf: (file) => `${file.replace(/\.[^.]*$/, '')} (old map)`,
	create: (zones) => `Keep as a draft (${zones} zone${zones === '1' ? '' : 's'})`,
	creating: 'Saving…',
	created: 'Kept as a draft',
	missingLayout: (count) => `${count} zone${count === '1' ? ' has' : 's have'} no layout yet.`,
	leftOut: (count) => `${count} zone${count === '1' ? '' : 's'} without villages will not be in the plan.`,
	files: 'Old map and its shares',
	sheet: {
		name: 'shares of villages',
		heads: [
			'Zone of the old map',
			'Village code',
			'Village',
			'Township',
			'Overlap (mu)',
			'Of village (%)',
			'Of zone (%)',
			'In the plan'
		],
		yes: 'yes',
		no: 'no',
		nowhere: 'in no village'
	},
	reasons: {
		'oldmap.same_names': 'Several records have one name; say first what they are.',
		'oldmap.too_detailed': (detail) =>
			`“${String(detail.name)}” has ${Number(detail.records)} records that hang together, ${Number(detail.got)} points in all; at most ${Number(detail.expected)} are put together. Merge or simplify its borders first, or make each record a zone.`,
		'oldmap.too_many': (detail) =>
			`At most ${Number(detail.expected)} zones in an old map; this file has ${Number(detail.got)}.`,
		'oldmap.moved': 'What stands here does not fit the file; reload and try again.',
		'oldmap.nothing': 'No zone has taken a village in; lower the share or tick villages.',
		'oldmap.rejected': 'Some records cannot be used; say first that the others are enough.',
		'permission.missing': 'Your role does not draw plans.',
		'request.failed': 'It did not arrive; check the network and try again.'
	}
};
