import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { placeOf } from '../postfix/own-place.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { type LogSettings, logSettings } from './collect/log-settings.ts';
import { readSyslogDaemons, type SyslogDaemon } from './collect/syslog/daemons.ts';
import { type LogFiles, logFiles } from './collect/syslog/log-files.ts';
import { type MailRoutes, readMailRoutes } from './collect/syslog/mail-routes.ts';
import { mayBeWritten, type Route } from './collect/syslog/routes.ts';
import { LEVELS, type Level } from './collect/syslog/selector.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Rules = { rules: z.string(), facility: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('logged'), ...Rules, file: z.string() }),
  /** Severities in different files, none of which has all. */
  z.object({ kind: z.literal('split'), ...Rules, files: z.array(z.string()) }),
  /** No rule writes lines of these severities. */
  z.object({ kind: z.literal('not-logged'), ...Rules, levels: z.array(z.string()), service: z.string() }),
  /** A rule throws lines of these severities away. */
  z.object({ kind: z.literal('discarded'), ...Rules, levels: z.array(z.string()), at: z.string(), text: z.string(), service: z.string() }),
  /** syslog_facility isn't mail, and its lines don't come where those of mail do. `goes`: where they go, in words. */
  z.object({ kind: z.literal('facility-elsewhere'), ...Rules, goes: z.string(), mailFile: z.string(), place: z.string() }),
  /** To another host or into memory, into no file here. */
  z.object({ kind: z.literal('other-place'), ...Rules, where: z.string(), at: z.string() }),
  /** The rules write them into no file, but systemd-journald runs and keeps them. */
  z.object({ kind: z.literal('only-in-journal'), ...Rules }),
  /** No configuration of a syslog daemon. */
  z.object({ kind: z.literal('no-rules') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly settings: LogSettings;
  readonly configuration: Configuration;
  readonly daemons: Result<readonly SyslogDaemon[]>;
  readonly routes: Result<MailRoutes>;
  /** What the same daemon does with lines of the facility mail. */
  readonly mail: Result<MailRoutes>;
}

export default defineProbe({
  id: 'mail-facility-route',
  question: 'Where do the rules of the syslog daemon put what Postfix logs?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [
    `postconf -c ${instance.config} syslog_facility syslog_name`,
    'grep -rn mail /etc/rsyslog.conf /etc/rsyslog.d',
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [settings, daemons, configuration] = await Promise.all([
      logSettings(host, instance),
      readSyslogDaemons(host),
      readConfiguration(host, instance.config),
    ]);
    const running = daemons.ok ? daemons.value : [];
    const program = settings.syslogName.split('/')[0] ?? settings.syslogName;
    const follow = (facility: string) => readMailRoutes(host, running, facility, program);
    return { settings, configuration, daemons, routes: await follow(settings.syslogFacility), mail: await follow('mail') };
  },
  interpret(facts): Interpretation<Outcome> {
    const { routes, daemons } = facts;
    if (!routes.ok && routes.kind === 'not-found' && daemons.ok) return { outcome: { kind: 'no-rules' }, evidence: [] };
    if (!routes.ok) return { outcome: unknown(routes), evidence: [] };
    const [unread] = routes.value.unread;
    const outcome = keptByJournal(judge(facts, routes.value), daemons.ok ? daemons.value : []);
    const doubtful = unread !== undefined && outcome.kind !== 'logged' && outcome.kind !== 'split';
    return { outcome: doubtful ? unknown(unread) : outcome, evidence: evidenceOf(routes.value) };
  },
});

function keptByJournal(outcome: Outcome, daemons: readonly SyslogDaemon[]): Outcome {
  if (outcome.kind !== 'not-logged' && outcome.kind !== 'discarded') return outcome;
  const { rules, facility } = outcome;
  return daemons.some(({ kind }) => kind === 'journald') ? { kind: 'only-in-journal', rules, facility } : outcome;
}

const ALL = Object.keys(LEVELS) as readonly Level[];

function judge(facts: Facts, routes: MailRoutes): Outcome {
  const { rules } = routes;
  const facility = facts.settings.syslogFacility;
  const files = logFiles(routes);
  if (facility !== 'mail' && facts.mail.ok) {
    const elsewhere = strayed(routes, files, facts.mail.value);
    const place = placeOf(facts.configuration.definition('syslog_facility'));
    if (elsewhere !== null) return { kind: 'facility-elsewhere', rules, facility, ...elsewhere, place };
  }
  const missing = ALL.filter((level) => mayBeWritten(routes.levels[level]) === 'no');
  if (missing.length > 0) return lost(routes, facility, missing);
  if (files.split) return { kind: 'split', rules, facility, files: [...files.files] };
  const [file] = files.files;
  return { kind: 'logged', rules, facility, file: file ?? routes.levels.info.files[0]?.path ?? '' };
}

const service = ({ kind }: MailRoutes): string => (kind === 'rsyslog' || kind === 'syslog-ng' ? kind : 'syslogd');

function lost(routes: MailRoutes, facility: string, levels: readonly Level[]): Outcome {
  const { rules } = routes;
  const [level] = levels;
  const route: Route | undefined = level === undefined ? undefined : routes.levels[level];
  const common = { rules, facility, levels: [...levels], service: service(routes) };
  if (route?.discarded) return { kind: 'discarded', ...common, ...route.discarded };
  const [other] = levels.length === ALL.length ? (route?.elsewhere.filter(({ all }) => all) ?? []) : [];
  if (other !== undefined) return { kind: 'other-place', rules, facility, where: other.where, at: other.at };
  return { kind: 'not-logged', ...common };
}

/** Null where the lines come into the file of mail, or a rule names their facility: then somebody meant it. */
function strayed(routes: MailRoutes, files: LogFiles, mail: MailRoutes): { readonly goes: string; readonly mailFile: string } | null {
  const [mailFile] = logFiles(mail).files;
  const own = routes.levels.info;
  const named = own.files.some((file) => file.named) || own.elsewhere.length > 0 || own.discarded !== null;
  if (mailFile === undefined || named || files.files.includes(mailFile) || files.alsoIn.includes(mailFile)) return null;
  return { goes: files.files.length === 0 ? 'nowhere' : files.files.join(', '), mailFile };
}

function evidenceOf({ rules, levels }: MailRoutes): Evidence[] {
  const spots = ALL.flatMap((level) => [...levels[level].files, ...levels[level].elsewhere, levels[level].discarded ?? []].flat());
  const texts = new Map(spots.map(({ at, text }) => [at, text]));
  if (texts.size === 0) return [{ source: rules, lines: ['no rule takes these lines'] }];
  return [...texts].map(([source, text]) => ({ source, lines: [text] }));
}
