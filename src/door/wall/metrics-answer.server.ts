import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { METRICS_TYPE, metricsText } from '#core/metrics.server.ts';
import { PROBLEM_TYPE, problemOf } from '#core/problem.ts';
import { isLoopback, type Settings } from '#core/settings.ts';
import { recordOf } from './request-record.ts';

export const METRICS_PATH = '/metrics';

const isSame = (given: string, token: string): boolean => {
	const [a, b] = [Buffer.from(given), Buffer.from(token)];
	return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Whether a request may read the metrics: with METRICS_TOKEN; without one only from this machine, while nobody else is
 * served. Behind a proxy (ORIGIN) every stranger comes from this machine.
 */
export function mayReadMetrics(
	{ metricsToken, origin }: Pick<Settings, 'metricsToken' | 'origin'>,
	authorization: string | undefined,
	address: string
): boolean {
	const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
	if (metricsToken) return given !== undefined && isSame(given, metricsToken);
	return origin === null && isLoopback(address);
}

/** Answers /metrics. */
export async function answerMetrics(
	settings: Settings,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const record = recordOf(request);
	if (record) record.route = METRICS_PATH;
	if (!mayReadMetrics(settings, request.headers.authorization, record?.address ?? '')) {
		response.writeHead(401, {
			'content-type': PROBLEM_TYPE,
			'www-authenticate': 'Bearer',
			'cache-control': 'no-store'
		});
		return void response.end(JSON.stringify(problemOf(401, record?.id ?? '', 'metrics.token')));
	}
	response.writeHead(200, { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' }).end(await metricsText());
}
