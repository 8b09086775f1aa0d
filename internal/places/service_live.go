package places

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// DirectoryURL is where the NHS Directory of Healthcare Services answers.
const DirectoryURL = "https://api.service.nhs.uk/service-search-api"

// directoryPage is how many services are asked for at once, directoryPages how often.
const (
	directoryPage  = 1000
	directoryPages = 30
	directoryBytes = 64 << 20 // of one answer
)

// Directory asks the directory itself. It may be used only where there is a legal
// basis and an agreement with NHS England; nothing starts it but the operator.
type Directory struct {
	Base   string       // without a slash at the end
	Key    string       // of the agreement
	Client *http.Client // from internal/outbound
	Clock  func() time.Time
}

// All gives every GP surgery of the directory. Errors never hold the key.
func (d Directory) All(ctx context.Context, say Progress) ([]Service, int, error) {
	var all []Service
	left, read := 0, int64(0)
	for page := range directoryPages {
		body, err := d.page(ctx, page*directoryPage)
		if err != nil {
			return nil, 0, err
		}
		var answer struct {
			Count int64             `json:"@odata.count"`
			Value []json.RawMessage `json:"value"`
		}
		if err := json.Unmarshal(body, &answer); err != nil {
			return nil, 0, errors.New("the directory answered with something that is not its JSON")
		}
		if len(answer.Value) == 0 {
			break
		}
		some, n, err := ReadServices(bytes.NewReader(body), d.Clock())
		if err != nil {
			return nil, 0, fmt.Errorf("the directory's answer cannot be used: %w", err)
		}
		all, left, read = append(all, some...), left+n, read+int64(len(answer.Value))
		if say != nil {
			say(read, max(answer.Count, read))
		}
		if len(answer.Value) < directoryPage {
			break
		}
	}
	if len(all) == 0 {
		return nil, left, errors.New("the directory gave no GP surgery")
	}
	return all, left, nil
}

// page fetches one page of the answer.
func (d Directory) page(ctx context.Context, skip int) ([]byte, error) {
	ask, err := json.Marshal(map[string]any{
		"search": "*", "filter": "OrganisationTypeId eq 'GPB'", "top": directoryPage, "skip": skip, "count": true,
		"orderby": "ODSCode", "select": "ODSCode,AcceptingPatients,GPRegistration,LastUpdatedDates",
	})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(d.Base, "/")+"/search?api-version=3", bytes.NewReader(ask))
	if err != nil {
		return nil, errors.New("the directory's address cannot be used")
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	req.Header.Set("apikey", d.Key)
	res, err := d.Client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("the directory does not answer: %w", err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, directoryBytes+1))
	switch {
	case res.StatusCode == http.StatusUnauthorized || res.StatusCode == http.StatusForbidden:
		return nil, fmt.Errorf("the directory refuses the key (%d). Is PLAINWELL_SERVICES_KEY right, and does the agreement still hold?", res.StatusCode)
	case res.StatusCode == http.StatusTooManyRequests:
		return nil, errors.New("the directory says that it was asked too often. Try again in some minutes")
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("the directory answered with status %d", res.StatusCode)
	case err != nil:
		return nil, fmt.Errorf("the directory's answer broke off: %w", err)
	case len(body) > directoryBytes:
		return nil, errors.New("the directory's answer is too long")
	}
	return body, nil
}
