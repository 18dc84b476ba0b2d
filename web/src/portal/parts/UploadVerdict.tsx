/** What the shop's first look at an uploaded file came to, as soon as it is known. */

import type { UploadReport } from '../data/server';
import { useTexts } from '../texts';
import { ModelPicture } from './ModelPicture';
import { Problems } from './Problems';

export function UploadVerdict({ report, name }: { report: UploadReport; name: string }) {
  const texts = useTexts().portal.report;
  const { preflight, problems, picture } = report;
  return (
    <div className="upload-verdict" data-verdict={preflight}>
      <ModelPicture address={picture} name={name} />
      <div role="status">
        <p className="verdict">{texts.verdicts[preflight]}</p>
        {preflight === 'Failed' && (
          <>
            <Problems checks={problems} />
            <p>{texts.mayStillSend}</p>
          </>
        )}
      </div>
    </div>
  );
}
