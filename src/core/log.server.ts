import pino from 'pino';

/** One set in both module instances, the source's and the bundle's. */
const SECRETS = Symbol.for('mutu.log.secrets');
const secrets = ((globalThis as { [SECRETS]?: Set<string> })[SECRETS] ??= new Set());

/** Values that no line of the log may hold, wherever in it they would stand. Short ones would blot out words. */
export function keepFromLog(...values: readonly (string | null | undefined)[]): void {
	for (const value of values) if (value && value.length >= 8) secrets.add(JSON.stringify(value).slice(1, -1));
}

/** Ids stay; an ID number (15 or 18 digits), a mobile number or a bank account (16–19 digits) does not. */
const PERSONAL =
	/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<!\d)(?:\d{17}[\dXx]|\d{16,19}|\d{15}|(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2})(?!\d)/g;

/** A line as it may be kept: secrets and people's numbers replaced. */
export function blotted(line: string): string {
	let text = line;
	for (const secret of secrets) if (text.includes(secret)) text = text.replaceAll(secret, '[secret]');
	return text.replace(PERSONAL, (found) => (found.length === 36 ? found : '[number]'));
}

interface Told {
	type: string;
	message: string;
	stack: string | undefined;
	code?: unknown;
	cause?: Told;
}

/** Of an error what finds the fault. The database's own words on it (detail, where, parameters) quote people's rows. */
const tellError = (error: unknown): Told => {
	if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, 500), stack: undefined };
	return {
		type: error.name,
		message: error.message,
		stack: error.stack,
		...('code' in error ? { code: error.code } : {}),
		...(error.cause === undefined ? {} : { cause: tellError(error.cause) })
	};
};

/** Names whose values are never told, one and two levels deep. */
const HIDDEN = [
	'password',
	'secret',
	'token',
	'cookie',
	'authorization',
	'code',
	'idNumber',
	'id_number',
	'phone',
	'account'
];

/**
 * The server's log: a line of JSON each, on stderr; what `npm start` says to people is on stdout. Queries of addresses are
 * left out by whoever logs, for people search for names.
 */
export const log = pino(
	{
		level: process.env.LOG_LEVEL || 'info',
		base: undefined,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (label) => ({ level: label }) },
		serializers: { err: tellError },
		redact: {
			paths: HIDDEN.filter((name) => name !== 'code').flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
			censor: '[hidden]'
		},
		hooks: { streamWrite: blotted }
	},
	pino.destination({ fd: 2, sync: true })
);
