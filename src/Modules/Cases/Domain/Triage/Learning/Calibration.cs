using System.Numerics.Tensors;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>
/// What makes honest probabilities of the sums of a head (Platt's scaling of the best answer): what is said with 80 % comes true in 80 of 100 cases. Found on
/// texts that were not learned.
/// </summary>
/// <param name="Slope">Factor of the log odds of the best answer.</param>
/// <param name="Offset">Added to them.</param>
internal sealed record Calibration(float Slope, float Offset)
{
    // Nothing that was read in a text makes a matter certain.
    private const float Most = 0.999f;
    private const int Steps = 50;

    /// <summary>As the sums are.</summary>
    public static Calibration None { get; } = new(1, 0);

    /// <summary>Makes probabilities of the sums, in place; the others share what the best one leaves.</summary>
    public void ToOdds(Span<float> sums)
    {
        TensorPrimitives.SoftMax(sums, sums);
        var best = TensorPrimitives.IndexOfMax<float>(sums);
        var before = Math.Min(sums[best], Most);
        var after = 1 / (1 + MathF.Exp(-Slope * LogOdds(before) - Offset));
        TensorPrimitives.Multiply(sums, (1 - after) / (1 - before), sums);
        sums[best] = after;
    }

    /// <summary>Fits the calibration to best answers with their probability and whether they were right: logistic regression by Newton's method.</summary>
    public static Calibration Fit(IReadOnlyList<(float Share, bool Right)> answers)
    {
        var (slope, offset) = (1d, 0d);
        for (var step = 0; step < Steps && answers.Count > 0; step++)
        {
            // A little weight on slope 1 and offset 0 keeps the fit sound when all answers are right, or few.
            var (g0, g1, h00, h01, h11) = (offset, slope - 1, 1d, 0d, 1d);
            foreach (var (share, right) in answers)
            {
                var x = LogOdds(Math.Min(share, Most));
                var p = 1 / (1 + Math.Exp(-slope * x - offset));
                var (error, weight) = (p - (right ? 1 : 0), p * (1 - p));
                (g0, g1, h00, h01, h11) = (g0 + error, g1 + error * x, h00 + weight, h01 + weight * x, h11 + weight * x * x);
            }
            var det = h00 * h11 - h01 * h01;
            var (dSlope, dOffset) = ((h00 * g1 - h01 * g0) / det, (h11 * g0 - h01 * g1) / det);
            (slope, offset) = (slope - dSlope, offset - dOffset);
            if (Math.Abs(dSlope) + Math.Abs(dOffset) < 1e-6) break;
        }
        return new((float)slope, (float)offset);
    }

    private static float LogOdds(float share) => MathF.Log(Math.Max(share, 1 - Most) / (1 - share));
}
