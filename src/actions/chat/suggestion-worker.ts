/** Learns the suggestions beside the service: half a second of work in which people would wait for their pages. */
import { parentPort, workerData } from 'node:worker_threads';
import { indiceDeSugerencias } from '../../domain/chat/sugerir.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';

parentPort?.postMessage(indiceDeSugerencias(workerData as readonly Definicion[]));
