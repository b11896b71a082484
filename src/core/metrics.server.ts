import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

/**
 * What the process counts, for /metrics. The registry is the package's own, which the source and the bundle share; each
 * name is registered by whichever comes first. Labels are routes, kinds and states: never a person, a place or an address.
 */
const known = <T>(name: string, make: () => T): T => (register.getSingleMetric(name) as T | undefined) ?? make();

const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> =>
	known(name, () => new Counter({ name, help, labelNames }));

const seconds = <L extends string>(
	name: string,
	help: string,
	labelNames: readonly L[],
	buckets: number[]
): Histogram<L> => known(name, () => new Histogram({ name, help, labelNames, buckets }));

export const requestsCounted = counter('mutu_requests_total', 'Requests answered, by route and status', [
	'route',
	'status'
]);
export const requestSeconds = seconds(
	'mutu_request_seconds',
	'From a request to the end of its answer',
	['route'],
	[...[0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30]]
);
export const databaseSeconds = seconds(
	'mutu_database_seconds',
	'Statements, by whether they went well',
	['result'],
	[...[0.001, 0.005, 0.02, 0.1, 0.5, 1, 5, 30]]
);
export const jobsEnded = counter('mutu_jobs_total', 'Jobs that ended here, by kind and how', ['kind', 'state']);
export const heldUp = counter('mutu_rate_limited_total', 'Requests refused for coming too often', ['by']);
export const liveListeners: Gauge = known(
	'mutu_live_listeners',
	() => new Gauge({ name: 'mutu_live_listeners', help: 'Pages that listen to what changes' })
);

/** Figures that are kept elsewhere and read when somebody asks. */
export function countedElsewhere(name: string, help: string, read: () => Readonly<Record<string, number>>): void {
	known(
		name,
		() =>
			new Gauge({
				...{ name, help, labelNames: ['what'] },
				collect() {
					for (const [what, value] of Object.entries(read())) this.set({ what }, value);
				}
			})
	);
}

/** Event-loop lag, memory, open files; called once a process. */
export function countProcess(): void {
	known('process_cpu_seconds_total', () => collectDefaultMetrics());
}

/** Everything counted, in Prometheus' text form. */
export const metricsText = (): Promise<string> => register.metrics();
export const METRICS_TYPE = register.contentType;
