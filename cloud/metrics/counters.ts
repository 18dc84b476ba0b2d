/** What is counted as it happens, by the code that brings it about. Labels are of a bounded number: no ids in them. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();
const registers = [registry];
const named = (name: string, help: string) => ({ name: `printshop_${name}`, help, registers });

export const requestsAnswered = new Counter({
  ...named('http_requests_total', 'Requests, by the kind of address and the status answered'),
  labelNames: ['method', 'route', 'status'],
});
export const requestSeconds = new Histogram({
  ...named('http_request_seconds', 'From a request’s first line to the end of its answer'),
  labelNames: ['method', 'route'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
});
export const requestsUnderWay = new Gauge(named('http_requests_under_way', 'Requests that are being answered'));

export const moves = new Counter({
  ...named('moves_total', 'Changes of status that were made'),
  labelNames: ['class', 'from', 'to'],
});
export const movesRefused = new Counter({
  ...named('moves_refused_total', 'Changes of status that were refused, by the number of the error'),
  labelNames: ['class', 'code'],
});

export const preflightSeconds = new Histogram({
  ...named('preflight_seconds', 'A model file looked at, by how that ended'),
  labelNames: ['outcome'],
  buckets: [0.1, 0.5, 1, 5, 15, 60, 300],
});
export const preflightsRunning = new Gauge(named('preflights_running', 'Model files that this process looks at'));

export const sweepFound = new Counter({
  ...named('sweep_found_total', 'What the sweep found left to do, by step'),
  labelNames: ['step'],
});

/** Said by the process that counted last; unknown until one has. */
export const stockDifferences = new Gauge({
  ...named('stock_differences', 'Batches that held something else than their history says, at the last recount'),
  labelNames: ['found_by'],
});
export const stockCountedAt = new Gauge({
  ...named('stock_counted_timestamp_seconds', 'When this process last recounted the whole stock'),
  labelNames: ['found_by'],
});

export const uploadsUnderWay = new Gauge(named('uploads_under_way', 'Resumable uploads whose bytes are arriving'));

/** A recount is over. */
export function noteRecount(foundBy: 'command' | 'night', differences: number): void {
  stockDifferences.set({ found_by: foundBy }, differences);
  stockCountedAt.set({ found_by: foundBy }, Date.now() / 1000);
}
