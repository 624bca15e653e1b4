import { chromium } from 'playwright-core';

/** The API that is asked. */
export const base = process.env.GRAPH_URL ?? 'http://127.0.0.1:5080';

/** Debian's Chromium, or the one that is named. Root has no sandbox, and a container little shared memory. */
export const launch = (...args) => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...args] });
