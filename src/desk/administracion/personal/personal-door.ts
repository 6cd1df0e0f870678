/** Staff, units, sharing out and the team: their routes, as a table of contents. */
import { paths } from '../../../paths.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebApp } from '../../../web/web.ts';
import { simulationPage } from '../../equipo/simulation-page.ts';
import { teamPage } from '../../equipo/team-page.ts';
import { sendAbsence, sendEndAbsence, sendTakeOver } from '../../equipo/team-verbs.ts';
import { rulesPage, sendRule } from '../unidades/rules-page.ts';
import { sendRemoveUnit, sendUnit, unitsPage } from '../unidades/units-page.ts';
import { newPersonPage, sendNewPerson } from './new-person-page.ts';
import { personPage } from './person-page.ts';
import { personVerb } from './person-verb.ts';
import { personsPage } from './persons-page.ts';
import { sendStart, startPage } from './start-page.ts';

/** The same person as `paths.mesa.personal` writes them. */
const person = '/mesa/administracion/personal/:id';
const start = '/mesa/comenzar/:token';

export function addStaffRoutes(app: WebApp, web: Web): void {
  const { personal, equipo, unidades, eliminarUnidad, reparto } = paths.mesa;
  app.get(personal.inicio, (c) => personsPage(web, c));
  app.get(personal.nueva, (c) => newPersonPage(web, c));
  app.post(personal.nueva, (c) => sendNewPerson(web, c));
  app.get(person, (c) => personPage(web, c));
  app.post(`${person}/:verbo`, (c) => personVerb(web, c));

  app.get(unidades, (c) => unitsPage(web, c));
  app.post(unidades, (c) => sendUnit(web, c));
  app.post(eliminarUnidad, (c) => sendRemoveUnit(web, c));
  app.get(reparto, (c) => rulesPage(web, c));
  app.post(reparto, (c) => sendRule(web, c));
  app.get('/mesa/reparto/simulacion', (c) => simulationPage(web, c));

  app.get(equipo.inicio, (c) => teamPage(web, c));
  app.post(equipo.ausencias, (c) => sendAbsence(web, c));
  app.post(equipo.terminarAusencia, (c) => sendEndAbsence(web, c));
  app.post(equipo.sustituir, (c) => sendTakeOver(web, c));

  app.get(start, (c) => startPage(web, c));
  app.post(start, (c) => sendStart(web, c));

  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  app.get(`${person}/:verbo`, (c) => seeOther(c, personal.persona(c.req.param('id'))));
  app.get(eliminarUnidad, (c) => seeOther(c, unidades));
  for (const form of [equipo.ausencias, equipo.terminarAusencia, equipo.sustituir])
    app.get(form, (c) => seeOther(c, equipo.inicio));
}
