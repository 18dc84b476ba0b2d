/** The functions that the shop has for everybody. */
import type { JobQuoteState, PrintJobPreflight } from '../../../../schema/generated';
import { request } from '../../queue/data/client';
import type { Contact } from '../../small/contact';
import { appId, javascriptKey, serverUrl } from '../../small/page';
import type { UploadName } from '../../uploading/resumable';

export interface MaterialChoice {
  name: string;
  colors: string[];
}

export interface Choices {
  shopName: string;
  materials: MaterialChoice[];
}

export interface AskedItem {
  uploadId: string;
  uploadSecret: string;
  materialType: string;
  color?: string;
  quantity: number;
}

export interface Asked {
  contact: Contact;
  language: string;
  items: AskedItem[];
  notes?: string;
  wishedDate?: string;
  /** The same request sent again is answered with the first one's jobs. */
  requestKey: string;
  /** People do not see this field. */
  website: string;
}

export interface MadeJob {
  jobNumber: string;
  trackUrl: string;
}

export interface QuoteView {
  number: number;
  lines: { description: string; quantity: number; unitMinor: number }[];
  setupMinor: number;
  discountMinor: number;
  netMinor: number;
  taxBasisPoints: number;
  taxMinor: number;
  totalMinor: number;
  currency: string;
  validUntil: string;
  state: JobQuoteState;
}

export interface UploadReport {
  preflight: PrintJobPreflight;
  /** Names of the checks that the file failed. */
  problems: string[];
  /** A data URL. */
  picture?: string;
}

export interface JobView {
  jobNumber: string;
  statusWord: string;
  history: { statusKey: string; at: string }[];
  item: {
    fileName?: string;
    materialType: string;
    color?: string;
    quantity: number;
    /** Of an uploaded file. */
    preflight?: PrintJobPreflight;
    /** Names of the checks that the file failed. */
    problems: string[];
    hasPicture: boolean;
  };
  quote?: QuoteView;
  canAccept: boolean;
  canDecline: boolean;
  canUpload: boolean;
  reason?: string;
  trackingNumber?: string;
  messages: { text: string; at: string }[];
}

/** Throws a ServerError: the server's sentence with its code, or status 0 when it was not reached. */
async function call<Answer>(name: string, params: object): Promise<Answer> {
  const place = { url: serverUrl, appId, javascriptKey };
  const { result } = await request(place, undefined, 'POST', `/functions/${name}`, params as Record<string, unknown>);
  return result as Answer;
}

export const printChoices = () => call<Choices>('printChoices', {});
export const checkUpload = (upload: UploadName) => call<UploadReport>('checkUpload', upload);
export const requestPrint = (asked: Asked) => call<{ jobs: MadeJob[] }>('requestPrint', asked);
export const trackJob = (token: string) => call<JobView>('trackJob', { token });
export const acceptQuote = (token: string, quoteNumber: number) => call('acceptQuote', { token, quoteNumber });
export const declineQuote = (token: string, quoteNumber: number, reason: string) =>
  call('declineQuote', { token, quoteNumber, reason });
export const reviseFile = (token: string, upload: UploadName) => call('reviseFile', { token, ...upload });
