import type { Subjects } from '#text/subjects.ts';

export const account: Subjects['account'] = {
	title: 'Sign in',
	lead: 'Use the account your administrator gave you. Without one, ask the system administrator at the county service centre.',
	name: 'User name or mobile number',
	password: 'Password',
	show: 'Show password',
	enter: 'Sign in',
	entering: 'Signing in',
	forgot:
		'Forgot the password, or changed your phone? Ask the administrator for a reset link; the old password ends with it.',
	notSetUp: 'There are no accounts here yet',
	notSetUpHow:
		'Look at the one-time link printed when the server started on its machine, or run npm run -s mutu -- init --link there. It makes the first system administrator.',
	signedOut: 'You have signed out.',
	nextNote: 'After signing in you return to the page you asked for.',
	toProvider: (name: string) => `Go on to ${name}`,
	byProvider: (name: string) => `Sign in with ${name}`,
	demo: {
		title: 'Demo identities',
		note: 'Invented people of the demo county, one click to enter, on this machine only. Real data has no such list.'
	},
	code: {
		title: 'Second factor',
		lead: 'Open the authenticator on your phone and type the six digits it shows.',
		field: 'Six-digit code',
		recovery: 'Recovery code',
		recoveryLead: 'Type one of the recovery codes you wrote down; each works once.',
		useRecovery: 'No phone at hand: use a recovery code',
		useCode: 'Use the authenticator',
		enter: 'Confirm'
	},
	join: {
		titles: { first: 'Make the first administrator', invite: 'Open your account', reset: 'Set a new password' },
		lead: {
			first: 'An administrator manages accounts and settings, and sees no land and no money.',
			invite: 'Choose a user name and a password. This link works once.',
			reset: 'Choose a new password. The old one and all signed-in devices end with it.'
		},
		personName: 'Your name',
		userName: 'User name',
		userNameHint: '2 to 32 characters: Chinese, letters, digits and . _ -; case does not matter',
		password: 'Password',
		passwordHint: {
			asvs: 'At least 8 characters, 15 or more advised; a few words in a row are fine',
			djbh3: 'At least 8 characters, three of upper case, lower case, digits and signs; renewed every 90 days'
		},
		again: 'Password again',
		comma: ': ',
		done: { first: 'Make the account and sign in', invite: 'Open account and sign in', reset: 'Set the password' },
		over: { unknown: 'This link does not open', used: 'This link has been used', expired: 'This link has expired' },
		overHow: 'A one-time link is good for 72 hours and works once. Ask the administrator for another.',
		toSignIn: 'Go to sign in'
	},
	device: {
		title: (purpose: string) => `Make this device a ${purpose.toLowerCase()}`,
		lead: (name: string, minutes: string) =>
			`Its name is “${name}”. The button below lets it in; the link works once, within ${minutes} minutes.`,
		warn: 'Only on the device that is to be the wall or the scoring phone. If this is your own phone or computer, close this page.',
		takeUp: 'Let this device in',
		over: {
			unknown: 'This device link does not open',
			used: 'This device link has been used',
			expired: 'This device link has expired',
			revoked: 'This device has been revoked'
		},
		overHow:
			'A device link is good for 30 minutes and works once. If the address was typed, check it for slips; else ask the administrator for another.',
		here: (purpose: string) => `This device is a ${purpose.toLowerCase()}`,
		name: 'Name',
		until: 'Good until',
		waiting: 'When scoring begins, its page opens here. There is nothing to do now.',
		toWall: 'Open the command screen',
		shutOut:
			'This device was revoked or its time is over; it shows nothing any more. Ask the administrator for another link under “Devices”.'
	},
	refused: {
		title: 'Your duties do not reach here',
		deviceTitle: 'This device does not reach here',
		device: (purpose: string) => `This device is a ${purpose.toLowerCase()} and opens no other page.`,
		how: (role: string) =>
			`You are here as “${role}”. If your work needs it, ask the administrator to change your role or area.`,
		home: 'To my start page',
		other: 'Act in another role',
		out: 'Sign out'
	},
	role: {
		title: 'In which role',
		current: 'Present role',
		change: 'Act in this role',
		whole: 'Whole county',
		until: (day: string) => `until ${day}`
	},
	factor: {
		title: 'Second factor',
		lead: 'Beside the password you type six digits from an authenticator on your phone. Any TOTP app will do; it needs no network.',
		asked: 'Your role can change people and permissions, so a second factor has to be set up first.',
		has: 'It is set up. Before you change phones, use a recovery code or ask the administrator for a reset.',
		file: 'Taking people’s data out asks for a second factor. Set it up here, and the export goes on.',
		goOn: 'Go on with the export',
		setUp: 'Set up a second factor',
		begin: 'Begin',
		scan: 'Scan this with the authenticator:',
		picture: 'QR code for the authenticator',
		typed: 'Or type it:',
		keep: 'Write these recovery codes down and keep them safe. If the phone is lost, each replaces one code. They are not shown again.',
		first: 'The six digits shown now',
		prove: 'Confirm and switch on',
		end: 'Switch the second factor off'
	},
	self: {
		renew: 'The password policy asks for a new password every 90 days. Change it here to go on.',
		preferences: 'Language and text size',
		language: 'Language',
		textSize: 'Text size',
		sizes: { normal: 'Standard', large: 'Large', largest: 'Largest' },
		save: 'Save',
		saved: {
			preferences: 'Saved.',
			password: 'Password changed; other devices are signed out.',
			on: 'The second factor is on. From the next sign-in you type the authenticator’s digits beside the password.',
			factor: 'The second factor is off.'
		},
		security: 'Password and second factor',
		demo: 'A demo identity has no password and no second factor; it is entered by one click on this machine only.',
		password: 'Change the password',
		currentPassword: 'Present password',
		nextPassword: 'New password',
		changePassword: 'Change password',
		sessions: 'Signed in at',
		since: (moment: string) => `signed in ${moment}`,
		seen: (moment: string) => `last seen ${moment}`,
		here: 'This one',
		endSession: 'Sign it out'
	},
	reasons: {
		'password.wrong': 'The present password is wrong.',
		'session.unknown': 'That device is signed out already.',
		'session.stale': 'You signed in long ago; please sign out and in again first.',
		'account.refused': 'That did not work; please try again.',
		'second_factor.asked': 'Your role needs the second factor; it cannot be switched off.',
		'person.preferences': 'Please choose language and text size from the lists.',
		'sign_in.wrong':
			'User name or password is wrong. Check capitals and input method; after 5 failures there is a wait.',
		'sign_in.wait': ({ seconds }) =>
			Number(seconds) < 90
				? `Too many tries. Please wait ${seconds} seconds.`
				: `Too many tries. Please wait ${Math.ceil(Number(seconds) / 60)} minutes.`,
		'sign_in.code': 'The code is wrong, or its 30 seconds have passed. Type the digits the authenticator shows now.',
		'sign_in.code_used': 'This code has been used. Wait for the authenticator’s next one and type that.',
		'sign_in.again': 'This sign-in took too long or too many tries. Please begin again with name and password.',
		'sign_in.disabled': 'This account is switched off. Ask the administrator if you think that is wrong.',
		'sign_in.no_role': 'Your account has no role yet, or its role has ended. Ask the administrator to give you one.',
		'sign_in.other_county': 'This account belongs to another county.',
		'outside.off': 'No other provider signs people in here; please use user name and password.',
		'outside.unreachable': 'The provider cannot be reached now. Please try later, or use user name and password.',
		'outside.failed': 'The provider did not finish signing you in. Please try again, or use user name and password.',
		'outside.denied': 'You cancelled the sign-in at the provider.',
		'outside.unknown':
			'The provider knows you, but nobody here has that identity yet. Ask the administrator to enter it under “People”.',
		'outside.no_claim': 'The provider did not say who you are. Ask the administrator to check the setting OIDC_CLAIM.',
		'outside.second_factor':
			'Your role or account asks for a second factor: please sign in with user name, password and code.',
		'sign_in.empty': 'Please type user name and password.',
		'link.unknown': 'This link does not open; some characters may be missing.',
		'link.used': 'This link has been used.',
		'link.expired': 'This link has expired.',
		'person.name': 'Please give your name.',
		'person.present': 'Somebody can sign in already; this link is not needed any more.',
		'user_name.length': 'A user name has 2 to 32 characters.',
		'user_name.signs': 'A user name has Chinese, letters, digits and . _ - only, and no sign at either end.',
		'user_name.taken': 'Somebody has this user name. Please choose another.',
		'password.length': ({ expected }) => `A password has ${(expected as number[]).join(' to ')} characters.`,
		'password.classes': ({ expected }) => `A password needs ${expected} of upper case, lower case, digits and signs.`,
		'password.known': 'This password is too common; it would be tried first. Please choose another.',
		'password.own_word': 'A password must not contain the user name or the name of the system.',
		'password.differ': 'The two passwords differ.',
		'demo.not_offered': 'Demo identities are not offered here.',
		'demo.unknown_person': 'There is no such demo identity.',
		'role.not_yours': 'This role is not yours, or it has ended.',
		'request.too_many': ({ seconds }) => `Too many requests. Please wait ${seconds} seconds.`
	}
};
