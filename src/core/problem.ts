export const PROBLEM_TYPE = 'application/problem+json';

/** What a program is told instead of what it asked for (RFC 9457): a constant code and the request's id, nothing of the inside. */
export interface Problem {
	readonly type: 'about:blank';
	readonly title: string;
	readonly status: number;
	readonly code: string;
	readonly request: string;
}

const titles: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	409: 'Conflict',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Content',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
	507: 'Insufficient Storage'
};

/** Codes of refusals that carry none of their own. */
const codes: Readonly<Record<number, string>> = {
	401: 'session.missing',
	403: 'permission.missing',
	404: 'not_found',
	405: 'method.unknown',
	413: 'request.too_large',
	429: 'request.too_many',
	500: 'failed',
	503: 'unavailable'
};

export const problemOf = (status: number, request: string, code?: string | null): Problem => ({
	type: 'about:blank',
	title: titles[status] ?? (status < 500 ? 'Refused' : 'Failed'),
	status,
	code: code || (codes[status] ?? (status < 500 ? 'request.refused' : 'failed')),
	request
});
