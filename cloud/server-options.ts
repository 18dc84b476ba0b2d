/** Parse Server's options, each decided. What is left out keeps a default that is already strict. */
import path from 'node:path';
import type { Schema } from '../schema/load';
import type { ModelFiles } from './adapters/files/model-files';
import type { StorageAdapter } from './adapters/guarded-storage';
import { parseLog, parseLogLevels } from './adapters/parse-log';
import type { Config } from './config';
import { RESET_MINUTES } from './data/passwords';
import { MODEL_ENDINGS, MOST_UPLOAD_MB } from './domain/jobs/model-files';
import type { Sharing } from './sharing';
import type { PasswordMails } from './triggers/people/password-mail';

/** The pages on which a password is chosen. */
const PAGES = path.join(__dirname, 'password-pages');

/** Longest file sent in one request; bigger models come by resumable upload. */
const MAX_UPLOAD = `${MOST_UPLOAD_MB}mb`;
/** Longest body of any other request: a full batch is shorter, and anybody may have one parsed. */
export const LONGEST_BODY = '1mb';

const SESSION_SECONDS = 12 * 3600;
export const MINUTE_MS = 60_000;

interface Parts {
  config: Config;
  schema: Schema;
  database: StorageAdapter;
  files: ModelFiles;
  sharing: Pick<Sharing, 'cacheAdapter' | 'pubSubAdapter'>;
  /** Brings Parse's own mails to whom they are for. */
  mails: PasswordMails;
  /** Registers Cloud Code. */
  cloud: () => void;
  /** The migration's definitions, and what follows it. */
  migration: { definitions: unknown[]; afterMigration: () => Promise<void> };
}

/** From one address, whether they succeed or not. Five wrong ones lock the account anyway. */
export const LOGINS_PER_MINUTE = 120;

export function serverOptions({ config, schema, database, files, sharing, mails, cloud, migration }: Parts) {
  const live = [...schema.classes.values()].filter((loaded) => loaded.rules?.live).map((loaded) => loaded.className);
  const widest = Math.max(...[...schema.classes.values()].map(({ fields }) => Object.keys(fields).length));
  const inside = `http://127.0.0.1:${config.port}/parse`;
  return {
    appId: config.appId,
    appName: config.shopName,
    masterKey: config.masterKey,
    masterKeyIps: ['127.0.0.1', '::1'],
    maintenanceKeyIps: ['127.0.0.1', '::1'],
    readOnlyMasterKeyIps: ['127.0.0.1', '::1'],
    allowAggregationForReadOnlyMasterKey: false,
    serverURL: inside,
    publicServerURL: `${config.publicUrl}/parse`,
    trustProxy: config.trustProxy || false,
    allowOrigin: new URL(config.publicUrl).origin,
    databaseAdapter: database,
    filesAdapter: files.parseAdapter,
    cacheAdapter: sharing.cacheAdapter,
    cloud,
    directAccess: true,
    verifyServerUrl: false,
    logsFolder: null,
    verbose: false,
    ...parseLog,
    logLevels: parseLogLevels(),

    // The schema is ours alone.
    allowClientClassCreation: false,
    allowCustomObjectId: false,
    objectIdSize: 20,
    schema: {
      definitions: migration.definitions,
      afterMigration: migration.afterMigration,
      strict: false,
      lockSchemas: true,
      keepUnknownIndexes: true,
      recreateModifiedFields: false,
      deleteExtraFields: false,
    },

    // People: staff only, one way in.
    enforcePrivateUsers: true,
    enableAnonymousUsers: false,
    auth: {},
    sessionLength: SESSION_SECONDS,
    expireInactiveSessions: true,
    extendSessionOnUse: false,
    revokeSessionOnPasswordReset: true,
    convertEmailToLowercase: true,
    convertUsernameToLowercase: false,
    accountLockout: { threshold: 5, duration: 15, unlockOnPasswordReset: true },
    passwordPolicy: {
      validatorPattern: /^.{10,128}$/,
      validationError: 'A password needs 10 to 128 characters.',
      doNotAllowUsername: true,
      maxPasswordHistory: 5,
      resetTokenValidityDuration: RESET_MINUTES * 60,
      resetTokenReuseIfValid: false,
      resetPasswordSuccessOnInvalidEmail: true,
    },
    preventLoginWithUnverifiedEmail: false,

    // The addresses that the shop's clients use; what else Parse brings is the master key's.
    routeAllowList: [
      'classes/.*',
      'functions/.*',
      'batch',
      'login',
      'logout',
      'users/.*',
      'sessions/me',
      'files/.*',
      'requestPasswordReset',
      'apps/.*',
      'health',
    ],

    // What a role may not see stays hidden in queries, triggers' answers and to the owner alike.
    protectedFieldsOwnerExempt: false,
    protectedFieldsSaveResponseExempt: false,
    protectedFieldsTriggerExempt: true,

    // Nobody asks for more than a screen shows.
    defaultLimit: 50,
    maxLimit: 500,
    maxUploadSize: MAX_UPLOAD,
    requestComplexity: {
      allowRegex: false,
      batchRequestLimit: 50,
      includeDepth: 2,
      // GraphQL counts every selected field as an include: the widest class may be asked for whole, and relations with it.
      includeCount: widest + 20,
      queryDepth: 4,
      subqueryDepth: 1,
      subqueryLimit: 1000,
      graphQLDepth: 12,
      graphQLFields: 300,
    },
    rateLimit: [
      limited('/login', LOGINS_PER_MINUTE),
      limited('/requestPasswordReset', 5),
      limited('/verificationEmailRequest', 5),
      limited('/users', 20, ['POST']),
    ],
    idempotencyOptions: { paths: [], ttl: 300 },

    // Files go in with a session, and come out through their job only.
    fileUpload: {
      enableForPublic: false,
      enableForAnonymousUser: false,
      enableForAuthenticatedUser: true,
      fileExtensions: MODEL_ENDINGS.map((ending) => `^(?:${ending}|${ending.toUpperCase()})$`),
      // A File value names its address; it may name ours only, and what counts is the name anyway.
      allowedFileUrlDomains: [...new Set([new URL(config.publicUrl).hostname, '127.0.0.1'])],
    },
    fileDownload: { enableForPublic: false, enableForAnonymousUser: false, enableForAuthenticatedUser: false },
    preserveFileName: false,

    liveQuery: { classNames: live, regexTimeout: 100, pubSubAdapter: sharing.pubSubAdapter },
    startLiveQueryServer: false,

    enableSanitizedErrorResponse: true,
    enableProductPurchaseLegacyApi: false,
    installation: { duplicateDeviceTokenActionEnforceAuth: true },
    pages: { encodePageParamHeaders: true, pagesPath: PAGES, enableLocalization: true },
    emailAdapter: mails,
    security: { enableCheck: true, enableCheckLog: false },
    graphQLPublicIntrospection: !config.production,
    push: undefined,
  };
}

function limited(requestPath: string, requestCount: number, requestMethods?: string[]) {
  return {
    requestPath,
    requestCount,
    requestTimeWindow: MINUTE_MS,
    requestMethods,
    errorResponseMessage: 'Too many tries. Wait a minute.',
    // Parse calls whatever comes from loopback internal, everybody behind a proxy on this machine among them.
    includeInternalRequests: true,
    includeMasterKey: false,
  };
}
