import { start } from './router';
import { shell } from './shell';

start(shell());
